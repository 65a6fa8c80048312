package dev.reelwise.api.video;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;

/** What can fail of a video before its steps begin, and be tried again by its owner. */
public interface SecondTry {

  /** Tries again what has failed of this video; false when there is no such thing here. */
  boolean take(VideoId video, UserId by);
}
