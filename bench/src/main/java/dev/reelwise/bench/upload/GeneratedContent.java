package dev.reelwise.bench.upload;

import java.io.InputStream;
import java.util.Random;

/** So many bytes that nothing can make smaller, without a file: the same each time. */
final class GeneratedContent extends InputStream {

  private static final byte[] BLOCK = block();

  private long left;
  private int position;

  GeneratedContent(long bytes) {
    this.left = bytes;
  }

  private static byte[] block() {
    byte[] block = new byte[1 << 20];
    new Random(1).nextBytes(block);
    return block;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    int count = (int) Math.min(left, Math.min(length, BLOCK.length - position));
    System.arraycopy(BLOCK, position, buffer, offset, count);
    position = (position + count) % BLOCK.length;
    left -= count;
    return count;
  }
}
