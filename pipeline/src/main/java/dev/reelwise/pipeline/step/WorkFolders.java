package dev.reelwise.pipeline.step;

import dev.reelwise.pipeline.room.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folders of the attempts, in the folder of this process. */
class WorkFolders {

  private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);

  private final Path ours;

  WorkFolders(WorkFolder folder) {
    this.ours = folder.own();
  }

  /** The place of the attempt's folder, which is still to be made. */
  Path of(Lease lease) {
    return ours.resolve(lease.video() + "-" + lease.step().text() + "-" + lease.attempt());
  }

  /** Makes it, empty. */
  void make(Path folder) throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
  }

  void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      log.warn("Can't delete the work folder {}: {}", folder, e.toString());
    }
  }
}
