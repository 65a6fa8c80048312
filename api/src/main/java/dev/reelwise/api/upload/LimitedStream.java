package dev.reelwise.api.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Ends an upload that grows too large while it arrives, whatever its headers said. */
final class LimitedStream extends FilterInputStream {

  private final DataSize largest;
  private long left;

  LimitedStream(InputStream in, DataSize largest) {
    super(in);
    this.largest = largest;
    this.left = largest.toBytes();
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
      throw new UploadRejected.TooLarge(largest);
    }
  }
}
