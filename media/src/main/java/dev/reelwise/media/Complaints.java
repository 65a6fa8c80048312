package dev.reelwise.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The end of what a child wrote to its standard error, however much that was. */
final class Complaints {

  private static final int KEPT = 16 * 1024;

  private final StringBuilder tail = new StringBuilder();
  private final CountDownLatch ended = new CountDownLatch(1);

  static Complaints readFrom(InputStream stream) {
    Complaints complaints = new Complaints();
    Thread.ofVirtual().name("media-complaints").start(() -> complaints.read(stream));
    return complaints;
  }

  /** After the child's end. */
  String text() throws InterruptedException {
    // Bounded, because a grandchild could hold the pipe open.
    boolean complete = ended.await(2, TimeUnit.SECONDS);
    String text;
    synchronized (tail) {
      text = tail.toString();
    }
    return text.lines()
        // The dynamic linker's, about FFmpeg builds that bundle their libraries.
        .filter(line -> !line.contains("no version information available"))
        .collect(Collectors.joining("\n", "", complete ? "" : "\n…"));
  }

  private void read(InputStream stream) {
    byte[] chunk = new byte[4096];
    try (stream) {
      for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
        append(new String(chunk, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException killed) {
      append("\n" + killed.getMessage());
    } finally {
      ended.countDown();
    }
  }

  private void append(String text) {
    synchronized (tail) {
      tail.append(text);
      if (tail.length() > KEPT) {
        tail.delete(0, tail.length() - KEPT);
      }
    }
  }
}
