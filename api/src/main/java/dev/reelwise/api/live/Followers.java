package dev.reelwise.api.live;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.wake.Channel;
import dev.reelwise.pipeline.wake.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All open streams of this process. The database wakes them, whichever process has changed a video;
 * the shutdown dismisses them before the server waits for its requests to end.
 */
@Component
class Followers implements SmartLifecycle {

  private final LiveSettings settings;
  private final Set<Follower> open = new HashSet<>();
  private boolean running;

  Followers(Notifications notifications, LiveSettings settings, MeterRegistry meters) {
    meters.gauge("reelwise.streams.open", this, Followers::count);
    this.settings = settings;
    notifications.subscribe(Channel.STATUS, this::wake);
  }

  /** Throws {@link TooManyStreams}. Who joins must {@link #leave}. */
  synchronized Follower join(VideoId video, UserId user) {
    long own = open.stream().filter(one -> one.user().equals(user)).count();
    if (!running || open.size() >= settings.atOnce() || own >= settings.ofOneUser()) {
      throw new TooManyStreams();
    }
    Follower follower = new Follower(video, user);
    open.add(follower);
    return follower;
  }

  synchronized void leave(Follower follower) {
    open.remove(follower);
  }

  synchronized int count() {
    return open.size();
  }

  private synchronized void wake(String payload) {
    for (Follower follower : open) {
      if (payload.equals(Notifications.EVERYTHING) || payload.equals(follower.video().toString())) {
        follower.wake();
      }
    }
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public synchronized void stop() {
    running = false;
    open.forEach(Follower::dismiss);
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
