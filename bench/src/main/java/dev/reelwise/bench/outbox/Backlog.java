package dev.reelwise.bench.outbox;

import java.time.Duration;
import java.util.List;

/** Commits many events at once, and waits until an outbox has published them. */
final class Backlog {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CLEANING = Duration.ofMinutes(3);

  /** From that many on the server cleans up by itself: the setting of our outbox's table. */
  private static final int DEAD = 5_000;

  private final ContenderProcess process;
  private final OutboxTables tables;
  private final Receiver receiver;

  Backlog(ContenderProcess process, OutboxTables tables, Receiver receiver) {
    this.process = process;
    this.tables = tables;
    this.receiver = receiver;
  }

  /**
   * Events a second, from the commit of {@code each} events of every video until all have come and
   * none is marked as waiting. What has not come after two minutes is given up.
   */
  double drain(List<Integer> videos, int each) throws InterruptedException {
    long before = receiver.received();
    long all = before + (long) videos.size() * each;
    process.commitBacklog(videos, each - 1);
    long begin = System.nanoTime();
    while (receiver.received() < all || tables.hasWaiting()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        tables.empty();
        break;
      }
      process.goOn();
      Thread.sleep(5);
    }
    return (receiver.received() - before) / ((System.nanoTime() - begin) / 1e9);
  }

  /** Waits until the rows are gone and the server has cleaned up behind them. */
  TableSize awaitCleaning() throws InterruptedException {
    long end = System.nanoTime() + CLEANING.toNanos();
    TableSize size = tables.size();
    while (size.rows() > 0 || size.dead() > DEAD) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The table is not clean after %s: %s".formatted(CLEANING, size));
      }
      Thread.sleep(200);
      size = tables.size();
    }
    return size;
  }
}
