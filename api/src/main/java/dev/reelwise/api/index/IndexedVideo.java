package dev.reelwise.api.index;

import java.util.List;

/** All that the index holds of one video. */
public record IndexedVideo(VideoDocument document, List<Passage> passages) {

  public IndexedVideo {
    passages = List.copyOf(passages);
  }
}
