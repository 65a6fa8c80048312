package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import java.util.Collection;

/** Ids as a parameter of a statement. */
final class VideoIds {

  private VideoIds() {}

  /** For {@code any(:videos)} and {@code unnest(:videos)}, in the order given. */
  static Integer[] array(Collection<VideoId> videos) {
    return videos.stream().map(VideoId::value).toArray(Integer[]::new);
  }
}
