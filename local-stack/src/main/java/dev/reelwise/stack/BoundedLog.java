package dev.reelwise.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that is set aside when it has grown to its limit; the one set aside before is dropped.
 */
final class BoundedLog {
  private static final long LIMIT = 5L << 20;
  private static final int TAIL = 4_000;

  private final Path file;
  private final StringBuilder tail = new StringBuilder();

  BoundedLog(Path file) {
    this.file = file;
  }

  /** Writes all of a stream, as it comes, until its end. */
  void pump(InputStream stream) {
    byte[] buffer = new byte[1 << 13];
    try (InputStream in = new BufferedInputStream(stream)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        remember(new String(buffer, 0, read, StandardCharsets.UTF_8));
        write(buffer, read);
      }
    } catch (IOException streamClosed) {
      remember("(the log ends: " + streamClosed.getMessage() + ")");
    }
  }

  private synchronized void write(byte[] buffer, int length) {
    try {
      append(buffer, length);
    } catch (IOException diskFull) {
      // The server must not die of a pipe that nobody reads: its output is dropped instead.
      remember("(not written: " + diskFull.getMessage() + ")\n");
    }
  }

  private void append(byte[] buffer, int length) throws IOException {
    if (Files.exists(file) && Files.size(file) + length > LIMIT) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(buffer, 0, length);
    }
  }

  private synchronized void remember(String text) {
    tail.append(text);
    if (tail.length() > TAIL) {
      tail.delete(0, tail.length() - TAIL);
    }
  }

  /** The last few thousand characters. */
  synchronized String tail() {
    return tail.toString().strip();
  }
}
