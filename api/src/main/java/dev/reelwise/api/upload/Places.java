package dev.reelwise.api.upload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many uploads come in at once: the memory that each needs is what bounds the heap. */
@Component
class Places {

  private final Semaphore free;
  private final int all;
  private final Duration patience;

  Places(UploadSettings settings) {
    this.free = new Semaphore(settings.atOnce(), true);
    this.all = settings.atOnce();
    this.patience = settings.patience();
  }

  /** Waits for a place; throws {@link UploadRejected.Crowded} when there is none for too long. */
  void take() throws InterruptedException {
    if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new UploadRejected.Crowded();
    }
  }

  void giveBack() {
    free.release();
  }

  /** True while nothing comes in. */
  boolean quiet() {
    return free.availablePermits() == all;
  }
}
