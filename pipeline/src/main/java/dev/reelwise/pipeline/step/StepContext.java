package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import java.nio.file.Path;
import java.time.Duration;

/** What a step knows of its run. */
public interface StepContext {

  VideoId videoId();

  /** 1 for the first try; also the fence that keeps out a worker which lost its lease. */
  int attempt();

  /** The event that asked for this step. */
  VideoEvent trigger();

  /** An empty folder for this attempt alone; the runner deletes it afterwards. */
  Path workFolder();

  /**
   * Throws when another worker has taken the step over. Asked right before something is stored that
   * others see: a process that was paused must not put its old result over a newer one. Waits while
   * the database is away.
   */
  void requireLease() throws InterruptedException;

  /**
   * Says how long the video is, where the work has found it out: the longer, the more time the step
   * has. What its row tells is known before.
   */
  void length(Duration length);

  /** Says how far the work is: a fraction in 0..1. Cheap, may be called often. */
  void progress(double fraction);
}
