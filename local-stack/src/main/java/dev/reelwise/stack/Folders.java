package dev.reelwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files and folders that several processes share. */
final class Folders {
  private Folders() {}

  /** Work with files. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Runs work that one process at a time may do; waits for the others. */
  static <T> T exclusively(Path lockFile, Work<T> work) throws IOException {
    Files.createDirectories(lockFile.getParent());
    // Locks of a file belong to the whole process: its threads need another one.
    synchronized (Folders.class) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        return work.run();
      }
    }
  }

  /** Writes a whole file or none, which only this user may read. */
  static void writeSecret(Path file, String content) throws IOException {
    Path part =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName().toString(),
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, content, StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a folder with all that is in it, if it exists; does not follow links. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException alreadyGone) {
      return;
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /** Makes a folder, for this user alone, in the place of what was there. */
  static void makeEmpty(Path folder) throws IOException {
    delete(folder);
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
