package dev.reelwise.api.views;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts how often videos are watched. What was counted waits in Redis, where it outlives this
 * process; while Redis is away it waits here, and a kill loses at most what came since the last
 * flush.
 */
@Component
public class Views implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Views.class);

  private final Counter shared;
  private final Counter own;
  private final ViewRepository rows;
  private final ViewSettings settings;
  private volatile Thread thread = unstarted();
  private volatile boolean running;

  Views(
      StringRedisTemplate redis,
      ViewRepository rows,
      ViewSettings settings,
      @Value("${reelwise.redis-prefix}") String prefix,
      Clock clock) {
    this.shared = new SharedCounter(redis, prefix, settings.window());
    this.own = new OwnCounter(settings.window(), clock);
    this.rows = rows;
    this.settings = settings;
  }

  /** A viewer begins to watch; said again within the window, it is the same view. */
  public void began(VideoId video, UserId viewer) {
    try {
      shared.count(video, viewer);
    } catch (DataAccessException away) {
      LOG.debug("Redis is away: a view is counted in memory: {}", away.toString());
      own.count(video, viewer);
    }
  }

  /** Writes all that waits; what can't be written now waits on. */
  void flush() {
    for (Counter counter : List.of(shared, own)) {
      try {
        flush(counter);
      } catch (DataAccessException | TransactionException away) {
        LOG.debug("Views wait: {}", away.toString());
      }
    }
  }

  private void flush(Counter counter) {
    Optional<Batch> batch = counter.next();
    while (batch.isPresent()) {
      rows.add(batch.get());
      counter.written(batch.get().id());
      batch = counter.next();
    }
  }

  private void flushOnAndOn() {
    try {
      while (running) {
        Thread.sleep(settings.flush());
        flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread unstarted() {
    return Thread.ofPlatform().daemon().name("views").unstarted(this::flushOnAndOn);
  }

  @Override
  public void start() {
    running = true;
    thread = unstarted();
    thread.start();
  }

  /** After the last request, and before the connections close. */
  @Override
  public void stop() {
    running = false;
    thread.interrupt();
    try {
      thread.join();
      flush();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
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
