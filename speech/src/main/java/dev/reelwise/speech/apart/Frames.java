package dev.reelwise.speech.apart;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Recordings, one after the other, on the listening process's standard input: a length in
 * milliseconds, blocks of samples, and an empty block. So the end of the input, which a dead parent
 * leaves, is not taken for the end of a recording.
 */
final class Frames {

  private final DataInputStream in;

  Frames(InputStream in) {
    this.in = new DataInputStream(in);
  }

  static byte[] begin(Duration length) {
    return ByteBuffer.allocate(Long.BYTES).putLong(length.toMillis()).array();
  }

  static byte[] block(byte[] samples, int count) {
    return ByteBuffer.allocate(Integer.BYTES + count).putInt(count).put(samples, 0, count).array();
  }

  static byte[] end() {
    return block(new byte[0], 0);
  }

  /** Waits for the next recording; empty when there is no parent any more. */
  Optional<Duration> next() throws IOException {
    try {
      return Optional.of(Duration.ofMillis(in.readLong()));
    } catch (EOFException alone) {
      return Optional.empty();
    }
  }

  /** The samples of the recording that {@link #next} has told of. */
  InputStream samples() {
    return new Blocks();
  }

  private final class Blocks extends InputStream {

    private int left;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        left = in.readInt();
        ended = left == 0;
      }
      if (ended) {
        return -1;
      }
      int count = Math.min(left, length);
      in.readFully(into, offset, count);
      left -= count;
      return count;
    }
  }
}
