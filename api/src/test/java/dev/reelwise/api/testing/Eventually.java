package dev.reelwise.api.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for an outcome, with a limit. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private Eventually() {}

  public static void isTrue(BooleanSupplier outcome) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!outcome.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come about within " + LIMIT);
      }
      Thread.sleep(20);
    }
  }
}
