package dev.reelwise.api.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Ends an upload that grows too large while it arrives, whatever its headers said. */
final class LimitedStream extends FilterInputStream {

  private final Supplier<? extends RuntimeException> refusal;
  private long left;

  /** {@code refusal} is thrown after more than {@code most} bytes. */
  LimitedStream(InputStream in, long most, Supplier<? extends RuntimeException> refusal) {
    super(in);
    this.refusal = refusal;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw refusal.get();
    }
  }
}
