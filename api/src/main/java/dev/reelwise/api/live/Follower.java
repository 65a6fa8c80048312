package dev.reelwise.api.live;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An open stream, as those see it who wake it. */
final class Follower {

  private final VideoId video;
  private final UserId user;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean dismissed;

  Follower(VideoId video, UserId user) {
    this.video = video;
    this.user = user;
  }

  VideoId video() {
    return video;
  }

  UserId user() {
    return user;
  }

  void wake() {
    news.release();
  }

  /** The stream is to end now. */
  void dismiss() {
    dismissed = true;
    news.release();
  }

  boolean isDismissed() {
    return dismissed;
  }

  /** True when there may be news, false when the time is up. Many wakes count as one. */
  boolean await(Duration limit) throws InterruptedException {
    boolean woken = news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    news.drainPermits();
    return woken;
  }
}
