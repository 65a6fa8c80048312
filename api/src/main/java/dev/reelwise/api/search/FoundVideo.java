package dev.reelwise.api.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reelwise.api.video.VideoView;
import java.util.List;
import java.util.Map;

/**
 * A video that matches, with the fields that it has everywhere. {@code highlights} holds, for each
 * field that matched, pieces of HTML with the matches in {@code <em>}; {@code moments} are the best
 * first.
 */
record FoundVideo(
    @JsonUnwrapped VideoView video,
    double score,
    Map<String, List<String>> highlights,
    List<Moment> moments) {

  FoundVideo {
    highlights = Map.copyOf(highlights);
    moments = List.copyOf(moments);
  }

  static FoundVideo of(Match match, VideoView video) {
    return new FoundVideo(video, match.score(), match.highlights(), match.moments());
  }
}
