package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.event.UnreadableEvent;

/** An event of a video that has no row: most often its owner has deleted it meanwhile. */
final class GoneVideo extends UnreadableEvent {

  private static final long serialVersionUID = 1L;

  GoneVideo(VideoId video) {
    super("Video " + video + " was deleted, or was never there");
  }
}
