package dev.reelwise.api.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream that a delimiter divides: each section reads as a stream that ends before the next
 * delimiter. The search is Horspool's (1980): it looks at about one byte for each length of the
 * delimiter, where looking at every byte costs more than all else that an upload does.
 */
final class Sections extends InputStream {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MARK_BYTES = 2;

  private final InputStream in;
  private final byte[] delimiter;
  private final int[] steps = new int[256];
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** What the buffer holds and nobody has read, and up to where that is known to be a section's. */
  private int begin;

  private int known;
  private int end;
  private boolean delimited;

  /** {@code before} is what comes before the stream's first byte. */
  Sections(InputStream in, byte[] delimiter, byte[] before) {
    this.in = in;
    this.delimiter = delimiter.clone();
    Arrays.fill(steps, delimiter.length);
    for (int i = 0; i < delimiter.length - 1; i++) {
      steps[delimiter[i] & 0xff] = delimiter.length - 1 - i;
    }
    System.arraycopy(before, 0, buffer, 0, before.length);
    end = before.length;
  }

  /**
   * Goes behind the next delimiter, leaving out what is unread of this section; false if that was
   * the last one, which two hyphens follow.
   */
  boolean next() throws IOException {
    while (hasByte()) {
      begin = known;
    }
    begin += delimiter.length;
    while (end - begin < MARK_BYTES) {
      fill();
    }
    search();
    return buffer[begin] != '-' || buffer[begin + 1] != '-';
  }

  @Override
  public int read() throws IOException {
    return hasByte() ? buffer[begin++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length > 0 && !hasByte()) {
      return -1;
    }
    int count = Math.min(length, known - begin);
    System.arraycopy(buffer, begin, target, offset, count);
    begin += count;
    return count;
  }

  private boolean hasByte() throws IOException {
    while (begin == known && !delimited) {
      fill();
      search();
    }
    return begin < known;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, begin, buffer, 0, end - begin);
    end -= begin;
    begin = 0;
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw new EOFException("The stream ends within a section");
    }
    end += count;
  }

  private void search() {
    int last = delimiter.length - 1;
    for (int at = begin + last; at < end; at += steps[buffer[at] & 0xff]) {
      if (buffer[at] == delimiter[last] && isDelimiter(at - last)) {
        known = at - last;
        delimited = true;
        return;
      }
    }
    // The bytes after this may be the beginning of a delimiter.
    known = Math.max(begin, end - last);
    delimited = false;
  }

  private boolean isDelimiter(int from) {
    return Arrays.equals(buffer, from, from + delimiter.length, delimiter, 0, delimiter.length);
  }
}
