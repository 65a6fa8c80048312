package dev.reelwise.speech;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A stream of any length that takes no memory: the same speech again and again. */
final class RepeatedSpeech extends InputStream {

  private final byte[] once;
  private final long length;
  private final AtomicLong given = new AtomicLong();

  RepeatedSpeech(Pcm speech, double seconds) {
    this.once = speech.bytes();
    this.length = (long) (seconds * 16_000) * Short.BYTES;
  }

  double secondsGiven() {
    return given.get() / 32_000.0;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) {
    long at = given.get();
    if (at >= length) {
      return -1;
    }
    int from = (int) (at % once.length);
    int count = (int) Math.min(Math.min(most, once.length - from), length - at);
    System.arraycopy(once, from, into, offset, count);
    given.addAndGet(count);
    return count;
  }
}
