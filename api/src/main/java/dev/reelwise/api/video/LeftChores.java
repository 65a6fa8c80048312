package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.springframework.stereotype.Component;

/** Asks once more for what follows a deletion. A repeat does no harm. */
@Component
public class LeftChores {

  private final Chores chores;

  LeftChores(Chores chores) {
    this.chores = chores;
  }

  /** Sweeps what a deleted video has left elsewhere. */
  public void sweep(VideoId video) {
    chores.hurry(SweepVideo.NAME, video.toString());
  }

  /** Deletes the videos and comments of an account that is gone. */
  public void depart(UserId user) {
    chores.hurry(OwnerDeparture.NAME, user + ":now");
  }
}
