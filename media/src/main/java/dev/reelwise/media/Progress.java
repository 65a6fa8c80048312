package dev.reelwise.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far ffmpeg is, by its own {@code -progress} lines. */
final class Progress {

  private static final String POSITION = "out_time_us=";

  private final Duration length;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long microseconds;

  private Progress(Duration length) {
    this.length = length;
  }

  static Progress readFrom(InputStream lines, Duration length) {
    Progress progress = new Progress(length);
    Thread.ofVirtual().name("media-progress").start(() -> progress.read(lines));
    return progress;
  }

  Duration position() {
    return Duration.of(microseconds, ChronoUnit.MICROS);
  }

  /** From 0 to 1, never falling. */
  double part() {
    return length.isZero() ? 0 : Math.clamp((double) position().toNanos() / length.toNanos(), 0, 1);
  }

  /** After the child's end: the last position. */
  Duration end() throws InterruptedException {
    if (!ended.await(2, TimeUnit.SECONDS)) {
      throw new IllegalStateException("ffmpeg has ended but its progress has not");
    }
    return position();
  }

  private void read(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // "N/A" until the first packet is out.
        if (line.startsWith(POSITION) && Character.isDigit(line.charAt(line.length() - 1))) {
          microseconds =
              Math.max(microseconds, Long.parseLong(line.substring(POSITION.length()).strip()));
        }
      }
    } catch (IOException killed) {
      // The position stays where it was; whoever waits for the child sees why it ended.
    } finally {
      ended.countDown();
    }
  }
}
