package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system in memory that is soon full, for tests; it takes the right to mount. */
public final class SmallDisk implements AutoCloseable {

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Whether this process may mount one; tests that need it are skipped where it may not. */
  public static boolean isPossible() throws IOException {
    Path folder = Files.createTempDirectory("reelwise-disk");
    if (!runs(List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()))) {
      Files.delete(folder);
      return false;
    }
    new SmallDisk(folder).close();
    return true;
  }

  /** Throws StackFailure where it is not possible. */
  public static SmallDisk of(long bytes) throws IOException {
    Path folder = Files.createTempDirectory("reelwise-disk");
    if (!runs(List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString()))) {
      Files.delete(folder);
      throw new StackFailure("This process may not mount a file system");
    }
    return new SmallDisk(folder);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    // Lazily, because a process that is just being killed may still have a file open.
    if (runs(List.of("umount", "-l", path.toString()))) {
      Files.delete(path);
    }
  }

  private static boolean runs(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
