package dev.reelwise.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A decoder's output, which ends well only if the decoder did. Nobody may be made to wait for a
 * stuck decoder; a slow reader, on the other hand, may take all the time it likes.
 */
final class DecodedStream extends FilterInputStream {

  private static final long NOT_READING = Long.MIN_VALUE;

  private final Child decoder;
  private final Path source;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long readingSince = NOT_READING;
  private volatile boolean stuck;

  DecodedStream(Child decoder, Path source, Duration stall) {
    super(decoder.output());
    this.decoder = decoder;
    this.source = source;
    Thread.ofVirtual().name("media-decoder-watch").start(() -> watch(stall));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    readingSince = System.nanoTime();
    try {
      int n = super.read(into, offset, length);
      if (n < 0) {
        requireGoodEnd();
      }
      return n;
    } finally {
      readingSince = NOT_READING;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    decoder.close();
  }

  private void requireGoodEnd() throws IOException {
    try {
      if (stuck) {
        throw failed(new MediaFailure.Trouble("Decoding the sound of this file got stuck."));
      }
      Child.Exit exit = decoder.exit();
      if (!exit.good()) {
        throw failed(Diagnosis.of(exit, source));
      }
    } catch (MediaFailure.Trouble e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the sound was decoded");
    }
  }

  private static IOException failed(MediaFailure failure) {
    return new IOException(failure.getMessage(), failure);
  }

  private void watch(Duration stall) {
    long pause = Math.clamp(stall.toMillis() / 4, 10, 1000);
    try {
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        long since = readingSince;
        if (since != NOT_READING && System.nanoTime() - since > stall.toNanos()) {
          stuck = true;
          decoder.close();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
