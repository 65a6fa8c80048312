package dev.reelwise.api.source;

import dev.reelwise.pipeline.step.FolderOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which this process keeps its copies. It is named after the process's id, so that
 * the next process can tell what a killed one has left, and delete it.
 */
final class SourceFolder {

  private SourceFolder() {}

  /** Returns an empty folder below {@code parent}, which is made where it is missing. */
  static Path below(Path parent) throws IOException {
    Files.createDirectories(parent);
    for (Path folder : list(parent)) {
      if (isOrphan(folder)) {
        delete(folder);
      }
    }
    Path own = parent.resolve(Long.toString(ProcessHandle.current().pid()));
    Files.createDirectories(own);
    return Files.createTempDirectory(own, "run-");
  }

  private static boolean isOrphan(Path folder) {
    String name = folder.getFileName().toString();
    return name.matches("[0-9]{1,18}") && FolderOwner.isGone(Long.parseLong(name), folder);
  }

  private static void delete(Path folder) throws IOException {
    for (Path inside : list(folder)) {
      if (Files.isDirectory(inside)) {
        delete(inside);
      } else {
        Files.deleteIfExists(inside);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.toList();
    }
  }
}
