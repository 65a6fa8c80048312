package dev.reelwise.stack;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for an outcome, with a limit. */
final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private Await() {}

  static void until(String outcome, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + LIMIT + ": " + outcome);
      }
      Thread.sleep(50);
    }
  }
}
