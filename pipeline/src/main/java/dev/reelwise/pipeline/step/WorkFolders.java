package dev.reelwise.pipeline.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folders of the attempts: below one root, in one folder for each process. */
class WorkFolders {

  private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);

  private final Path root;
  private final Path ours;

  WorkFolders(Path root) {
    this.root = root;
    this.ours = root.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  /** Makes an empty folder for the attempt. */
  Path open(Lease lease) {
    Path folder = ours.resolve(lease.video() + "-" + lease.step().text() + "-" + lease.attempt());
    try {
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't make the work folder " + folder, e);
    }
  }

  void close(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      log.warn("Can't delete the work folder {}: {}", folder, e.toString());
    }
  }

  /** Deletes what processes have left behind that are gone. */
  void sweep() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        if (isLeft(folder)) {
          close(folder);
        }
      }
    } catch (IOException e) {
      log.warn("Can't sweep {}: {}", root, e.toString());
    }
  }

  private static boolean isLeft(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("\\d{1,18}-.*")
        && FolderOwner.isGone(Long.parseLong(name.substring(0, name.indexOf('-'))), folder);
  }
}
