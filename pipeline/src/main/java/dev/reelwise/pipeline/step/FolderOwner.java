package dev.reelwise.pipeline.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells whether the process that a folder is named after is gone, so that it may be deleted. */
public final class FolderOwner {

  /** How far the clocks of processes and files may differ. */
  private static final Duration DOUBT = Duration.ofSeconds(2);

  private FolderOwner() {}

  /**
   * In a container every process has the same id. So a folder with the id of this one may be an
   * earlier one's: it is, when it was last changed before this one began.
   */
  public static boolean isGone(long pid, Path folder) {
    if (pid == ProcessHandle.current().pid()) {
      return wasBefore(folder, ProcessHandle.current().info().startInstant());
    }
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static boolean wasBefore(Path folder, Optional<Instant> begin) {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      return begin.filter(changed.plus(DOUBT)::isBefore).isPresent();
    } catch (IOException unknown) {
      return false;
    }
  }
}
