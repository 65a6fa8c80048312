package dev.reelwise.api.unclaimed;

import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import java.util.Set;
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
 * Who stores an object that no row names yet announces it before, and claims it in the transaction
 * that writes the row. What is neither claimed nor given up, because its process died, is swept.
 */
@Component
public class UnclaimedObjects implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(UnclaimedObjects.class);
  private static final int SECONDS = 10;

  private final UnclaimedRepository rows;
  private final ObjectStore store;
  private final Set<ObjectKey> held = ConcurrentHashMap.newKeySet();
  private final Set<ObjectKey> lost = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("unclaimed").factory());

  UnclaimedObjects(UnclaimedRepository rows, ObjectStore store) {
    this.rows = rows;
    this.store = store;
    var _ = timer.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void tell() {
    if (held.isEmpty()) {
      return;
    }
    try {
      rows.alive(Set.copyOf(held));
    } catch (DataAccessException away) {
      LOG.warn("Could not say which objects are coming in: {}", away.toString());
    }
  }

  /** An object is about to be stored there. Nobody else ever takes the same key. */
  public void announce(ObjectKey key) {
    rows.insert(key);
    held.add(key);
  }

  /** In the transaction that writes the row which names it. Throws {@link ClaimLost}. */
  public void claim(ObjectKey key) {
    held.remove(key);
    if (!rows.claim(key)) {
      lost.add(key);
      throw new ClaimLost();
    }
  }

  /**
   * Deletes the object, unless it was claimed after all: a commit may have come through though its
   * answer did not. What can't be done now is done by a sweep.
   */
  public void giveUp(ObjectKey key) {
    held.remove(key);
    try {
      // A sweep may have been here before the last byte was.
      if (rows.doom(key) || lost.remove(key)) {
        delete(key);
      }
    } catch (DataAccessException | StorageUnavailable away) {
      LOG.warn("{} belongs to no row, and will be swept: {}", key, away.toString());
    }
  }

  /** Deletes what dead processes have left. Throws StorageUnavailable. */
  void sweep() {
    for (ObjectKey key : rows.doomDead()) {
      delete(key);
      LOG.info("{} came to nothing, and was swept", key);
    }
  }

  private void delete(ObjectKey key) {
    store.abandon(key);
    rows.forget(key);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
