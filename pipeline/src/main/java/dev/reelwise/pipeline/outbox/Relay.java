package dev.reelwise.pipeline.outbox;

import dev.reelwise.pipeline.wake.Channel;
import dev.reelwise.pipeline.wake.Notifications;
import dev.reelwise.pipeline.wake.OwnConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what the outbox holds. Of all relays on one schema one works at a time; the others wait
 * for its connection to end. Woken by the commit of a row, and by a slow poll.
 */
class Relay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final OwnConnections connections;
  private final Supplier<Publisher> publishers;
  private final OutboxSettings settings;
  private final Semaphore woken = new Semaphore(0);
  private volatile Thread thread = unstarted();
  private volatile boolean running;
  private volatile boolean leading;

  Relay(
      OwnConnections connections,
      Notifications notifications,
      Supplier<Publisher> publishers,
      OutboxSettings settings) {
    this.connections = connections;
    this.publishers = publishers;
    this.settings = settings;
    notifications.subscribe(Channel.OUTBOX, _ -> woken.release());
  }

  private Thread unstarted() {
    return Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  }

  private void run() {
    while (running) {
      try (LeaderConnection leader = new LeaderConnection(connections.open("relay"))) {
        awaitLead(leader);
        work(leader);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception | Error e) {
        log.warn("The relay starts anew: {}", e.toString());
        pause();
      } finally {
        leading = false;
      }
    }
  }

  private void awaitLead(LeaderConnection leader) throws InterruptedException {
    while (running && !leader.lead()) {
      Thread.sleep(settings.takeover());
    }
  }

  private void work(LeaderConnection leader) throws InterruptedException, SQLException {
    if (!running) {
      return;
    }
    log.info("This relay publishes from now on");
    leading = true;
    try (Publisher publisher = publishers.get();
        Connection reader = connections.open("relay reader");
        Drain drain = new Drain(leader, reader, publisher, settings, () -> running)) {
      WaitingRows.prepare(reader);
      Purge purge = new Purge(leader, settings);
      Attention attention = new Attention(leader, woken, settings.poll());
      while (running) {
        long rows = drain.run();
        if (!purge.runWhenDue()) {
          attention.await(rows);
        }
      }
    }
  }

  /** True in the one process whose relay publishes. */
  boolean isLeading() {
    return leading;
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    thread = unstarted();
    thread.start();
  }

  /** Lets what is under way be acknowledged and marked. */
  @Override
  public void stop() {
    running = false;
    woken.release();
    try {
      thread.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 10;
  }
}
