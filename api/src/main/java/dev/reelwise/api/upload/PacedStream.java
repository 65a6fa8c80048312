package dev.reelwise.api.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends an upload whose sender only holds its place: see {@link Pace}. */
final class PacedStream extends FilterInputStream {

  private final Pace pace;

  PacedStream(InputStream in, Pace pace) {
    super(in);
    this.pace = pace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long before = System.nanoTime();
    int got = super.read(buffer, offset, length);
    if (got >= 0 && !pace.keeps(System.nanoTime() - before, got)) {
      throw new UploadRejected.TooSlow();
    }
    return got;
  }
}
