package dev.reelwise.api.views;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.util.Optional;
import java.util.UUID;

/** Where views wait until they are written. */
interface Counter {

  /** Counts a view unless this viewer was counted for this video within the window. */
  void count(VideoId video, UserId viewer);

  /** What is to be written next; the same again until it is {@link #written}. */
  Optional<Batch> next();

  /** Forgets a batch. */
  void written(UUID batch);
}
