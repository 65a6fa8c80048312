package dev.reelwise.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * The right to run servers on a data folder, which one process has at a time and loses when it is
 * gone.
 */
final class Supervision implements AutoCloseable {
  private final DataFolder data;
  private final FileChannel channel;

  private Supervision(DataFolder data, FileChannel channel) {
    this.data = data;
    this.channel = channel;
  }

  static Supervision begin(DataFolder data) {
    try {
      FileChannel channel =
          FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StackFailure(
            "Another process runs the servers of "
                + data.root()
                + PidFile.read(data.supervisorPid()).map(other -> ": " + other.pid()).orElse(""));
      }
      Supervision supervision = new Supervision(data, channel);
      Files.deleteIfExists(data.environment());
      PidFile.of(ProcessHandle.current(), 0, ServerStatus.State.STARTING, 0)
          .write(data.supervisorPid());
      return supervision;
    } catch (IOException failure) {
      throw new StackFailure(
          "The data folder " + data.root() + " can't be used: " + failure, failure);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      // Held until the channel is closed.
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(data.environment());
      Files.deleteIfExists(data.supervisorPid());
    } catch (IOException failure) {
      throw new StackFailure("The data folder " + data.root() + " can't be released", failure);
    }
  }
}
