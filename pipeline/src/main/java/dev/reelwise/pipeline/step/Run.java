package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import java.nio.file.Path;
import java.time.Duration;

/** An attempt under way, on the thread that made it. */
final class Run implements StepContext {

  /** How the runner has to take the end of the work. */
  enum Fate {
    ITS_OWN,
    LOST,
    STALLED,
    OVERDUE
  }

  /** Asks whether a lease is still held. */
  @FunctionalInterface
  interface LeaseCheck {
    boolean isHeld(Lease lease) throws InterruptedException;
  }

  private final Lease lease;
  private final VideoEvent trigger;
  private final Path workFolder;
  private final LeaseCheck held;
  private final Thread worker = Thread.currentThread();
  private final long began = System.nanoTime();
  private volatile Duration length;
  private volatile double progress;
  private volatile long progressedAt = System.nanoTime();
  private boolean working = true;
  private Fate fate = Fate.ITS_OWN;

  Run(Lease lease, VideoEvent trigger, Path workFolder, LeaseCheck held) {
    this.lease = lease;
    this.trigger = trigger;
    this.workFolder = workFolder;
    this.held = held;
    this.length = lease.length();
  }

  Lease lease() {
    return lease;
  }

  @Override
  public VideoId videoId() {
    return lease.video();
  }

  @Override
  public int attempt() {
    return lease.attempt();
  }

  @Override
  public VideoEvent trigger() {
    return trigger;
  }

  @Override
  public Path workFolder() {
    return workFolder;
  }

  @Override
  public void requireLease() throws InterruptedException {
    if (!held.isHeld(lease)) {
      throw new LeaseLost(lease);
    }
  }

  @Override
  public void length(Duration known) {
    length = known;
  }

  @Override
  public void progress(double fraction) {
    double within = Math.clamp(fraction, 0, 1);
    if (within != progress) {
      progress = within;
      progressedAt = System.nanoTime();
    }
  }

  double progress() {
    return progress;
  }

  /** Since it began to work, or told of progress. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - progressedAt);
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Of its video, as its row or the work tells it; zero until one of them knows it. */
  Duration length() {
    return length;
  }

  /** Interrupts the work, unless it has ended by itself. */
  synchronized void interrupt(Fate reason) {
    if (working) {
      working = false;
      fate = reason;
      worker.interrupt();
    }
  }

  /** The work has ended: from here on nobody interrupts it. */
  synchronized Fate end() {
    working = false;
    return fate;
  }
}
