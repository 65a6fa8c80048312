package dev.reelwise.pipeline.outbox;

import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the waiting rows until there are none. While one batch is handed over, threads of their
 * own mark the one before and read the one behind; a row is marked only after Kafka has
 * acknowledged it.
 */
class Drain implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Drain.class);
  private static final Future<List<WaitingRow>> NO_MORE =
      CompletableFuture.completedFuture(List.of());

  private static final Duration PROBE = Duration.ofSeconds(1);

  /** How long it waits for Kafka's next acknowledgement, with its snapshot open. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LeaderConnection leader;
  private final Connection connection;
  private final Publisher publisher;
  private final OutboxSettings settings;
  private final BooleanSupplier running;
  private Future<List<WaitingRow>> ahead = NO_MORE;
  private Future<Boolean> settled = CompletableFuture.completedFuture(true);
  private final ExecutorService reader = thread("outbox-reader");
  private final ExecutorService marker = thread("outbox-marker");

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  Drain(
      LeaderConnection leader,
      Connection connection,
      Publisher publisher,
      OutboxSettings settings,
      BooleanSupplier running) {
    this.leader = leader;
    this.connection = connection;
    this.publisher = publisher;
    this.settings = settings;
    this.running = running;
  }

  /**
   * Tells how many rows there were. Throws KafkaException when Kafka is away: what is not marked
   * then is still waiting.
   */
  long run() throws InterruptedException, SQLException {
    long rows = publish(new FirstRows(connection, settings.batch()));
    long last = rows;
    while (last >= settings.batch() && running.getAsBoolean()) {
      last = publish(new BacklogRows(connection, settings.batch()));
      rows += last;
    }
    return rows;
  }

  private long publish(WaitingRows waiting) throws InterruptedException, SQLException {
    try (waiting) {
      try {
        return publishAll(waiting);
      } finally {
        // After a failure tasks may be at work still, and the snapshot must outlive marks.
        end(ahead, reader);
        end(settled, marker);
      }
    }
  }

  private long publishAll(WaitingRows waiting) throws InterruptedException, SQLException {
    List<WaitingRow> rows = waiting.next();
    long handedOver = 0;
    while (!rows.isEmpty() && running.getAsBoolean()) {
      boolean more = rows.size() == settings.batch();
      ahead = more ? reader.submit(waiting::next) : NO_MORE;
      FailPoints.reach(FailPoint.RELAY_READ, rows.getFirst().topic());
      List<CompletableFuture<Delivery>> underWay = publisher.publish(rows);
      handedOver += rows.size();
      finish(settled);
      settled = marker.submit(() -> settle(underWay));
      rows = finish(ahead);
    }
    finish(settled);
    return handedOver;
  }

  /** Nothing else uses the task's connection until this has returned. */
  private static <T> T finish(Future<T> task) throws InterruptedException, SQLException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Interrupts the task, and returns when its thread is free. */
  private static void end(Future<?> task, ExecutorService thread) throws InterruptedException {
    if (task.isDone()) {
      return;
    }
    boolean _ = task.cancel(true);
    try {
      thread.submit(() -> {}).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean settle(List<CompletableFuture<Delivery>> underWay) throws InterruptedException {
    List<WaitingRow> acknowledged = new ArrayList<>(underWay.size());
    List<Delivery> others = new ArrayList<>();
    for (CompletableFuture<Delivery> delivery : underWay) {
      switch (await(delivery)) {
        case Delivery.Acknowledged(WaitingRow row) -> acknowledged.add(row);
        case Delivery other -> others.add(other);
      }
    }
    if (!acknowledged.isEmpty()) {
      String topic = acknowledged.getFirst().topic();
      FailPoints.reach(FailPoint.RELAY_SENT, topic);
      mark(acknowledged);
      FailPoints.reach(FailPoint.RELAY_MARKED, topic);
    }
    settleOthers(others);
    return true;
  }

  private void mark(List<WaitingRow> acknowledged) {
    if (settings.keep().isZero()) {
      leader.delete(acknowledged);
    } else {
      leader.published(acknowledged);
    }
  }

  /** Throws when one is to be tried again: by another producer, after a pause. */
  private void settleOthers(List<Delivery> others) {
    int refused = 0;
    for (Delivery other : others) {
      switch (other) {
        case Delivery.Acknowledged _ -> {}
        case Delivery.Impossible(WaitingRow row, String reason) -> {
          boolean _ = parkAfter(1, row, reason);
        }
        case Delivery.Refused(WaitingRow row, String reason) -> {
          if (!parkAfter(settings.attempts(), row, reason)) {
            refused++;
          }
        }
        case Delivery.Away(_, String reason) ->
            throw new KafkaException("Kafka is away: " + reason);
      }
    }
    if (refused > 0) {
      throw new KafkaException("Kafka has refused %d events".formatted(refused));
    }
  }

  /** Counts an attempt, and tells whether it was the last. */
  private boolean parkAfter(int attempts, WaitingRow row, String reason) {
    boolean parked = leader.failed(row, reason, attempts);
    if (parked) {
      log.error("Parked event {} of {}: {}", row.id(), row.topic(), reason);
    }
    return parked;
  }

  /** Gives up when the relay stops, has lost its lead, or has heard nothing for long. */
  private Delivery await(CompletableFuture<Delivery> delivery) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return delivery.get(PROBE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!running.getAsBoolean()) {
          throw new KafkaException("Stopped before Kafka acknowledged", e);
        }
        if (System.nanoTime() > end) {
          throw new KafkaException("Kafka has acknowledged nothing for " + PATIENCE, e);
        }
        leader.probe();
      } catch (ExecutionException e) {
        throw new KafkaException("A delivery ended without an outcome", e);
      }
    }
  }

  /** Gives up what is not settled. */
  @Override
  public void close() {
    reader.shutdownNow();
    marker.shutdownNow();
  }
}
