package dev.reelwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one Reelwise keeps everything: its servers' data, secrets, logs and the record of what
 * runs.
 */
public record DataFolder(Path path) {

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** The e-mail and password of the account that the command line uses. */
  public Path account() {
    return path.resolve("account.json");
  }

  /** What runs, written by the process that runs it. */
  public Path systemRecord() {
    return path.resolve("run/system.json");
  }

  /** The log of one service or of the supervisor. */
  public Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  /** Makes the folders, readable by this user only. */
  public DataFolder create() {
    try {
      Files.createDirectories(path);
      ownerOnly(path, "rwx------");
      Files.createDirectories(path.resolve("run"));
      Files.createDirectories(path.resolve("logs"));
      return this;
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "The data folder can't be made: " + failure.getMessage(), failure);
    }
  }

  /**
   * Writes a file that only this user can read: whole or not at all, and never readable in between.
   */
  public void writeSecretly(Path file, String content) {
    try {
      var draft = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      ownerOnly(draft, "rw-------");
      Files.writeString(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void ownerOnly(Path file, String permissions) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }
}
