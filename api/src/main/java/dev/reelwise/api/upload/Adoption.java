package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Repeats;
import dev.reelwise.api.unclaimed.UnclaimedObjects;
import org.springframework.stereotype.Component;

/**
 * Makes a file that came in a form a video. The row, the object's claim and the note for a repeat
 * of the request are one transaction.
 */
@Component
class Adoption {

  private final Registration registration;
  private final UnclaimedObjects unclaimed;
  private final Repeats repeats;

  Adoption(Registration registration, UnclaimedObjects unclaimed, Repeats repeats) {
    this.registration = registration;
    this.unclaimed = unclaimed;
    this.repeats = repeats;
  }

  /** Throws QuotaExceeded, and Rejections when another process has taken this one for dead. */
  void adopt(NewVideo video, SignedIn owner) {
    int _ =
        repeats.once(
            () -> {
              unclaimed.claim(video.file().object().key());
              registration.register(video, owner);
              return video.file().video().value();
            });
  }
}
