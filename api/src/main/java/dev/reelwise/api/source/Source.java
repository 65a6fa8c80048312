package dev.reelwise.api.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** An uploaded file on this machine, for reading only, until closed. */
public final class Source implements AutoCloseable {

  private final Path file;
  private final Release release;
  private final AtomicBoolean closed = new AtomicBoolean();

  Source(Path file, Release release) {
    this.file = file;
    this.release = release;
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      release.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  interface Release {
    void run() throws IOException;
  }
}
