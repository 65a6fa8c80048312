package dev.reelwise.api.testing;

import java.io.InputStream;
import java.util.Arrays;

/** So many bytes that follow a pattern, made when they are read. */
public final class EndlessBytes extends InputStream {

  private long left;

  public EndlessBytes(long length) {
    this.left = length;
  }

  @Override
  public int read() {
    return left-- > 0 ? 'x' : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, left);
    // Line breaks and dashes, to give the search for the boundary something to do.
    Arrays.fill(buffer, offset, offset + count, (byte) '-');
    for (int i = offset; i + 1 < offset + count; i += 997) {
      buffer[i] = '\r';
      buffer[i + 1] = '\n';
    }
    left -= count;
    return count;
  }
}
