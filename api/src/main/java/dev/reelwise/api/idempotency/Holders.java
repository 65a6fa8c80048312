package dev.reelwise.api.idempotency;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The requests with a key that this process is doing. It says of each that it lives, because an
 * upload may take hours, and one of a process that has died must not be waited for as long.
 */
@Component
class Holders implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Holders.class);
  private static final int SECONDS = 4;

  private final IdempotencyRepository keys;
  private final Set<UUID> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idempotency").factory());

  Holders(IdempotencyRepository keys) {
    this.keys = keys;
    var _ = timer.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void tell() {
    if (held.isEmpty()) {
      return;
    }
    try {
      keys.alive(Set.copyOf(held));
    } catch (DataAccessException away) {
      LOG.warn("Could not say which requests are under way: {}", away.toString());
    }
  }

  void add(UUID holder) {
    held.add(holder);
  }

  void remove(UUID holder) {
    held.remove(holder);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
