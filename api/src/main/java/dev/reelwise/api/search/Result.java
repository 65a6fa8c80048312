package dev.reelwise.api.search;

import dev.reelwise.api.index.VideoDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * What the server found: the document, its score, and for each field that matched marked pieces.
 */
record Result(VideoDocument video, double score, Map<String, List<String>> marked) {

  static Result of(Hit<VideoDocument> hit) {
    VideoDocument video = Objects.requireNonNull(hit.source(), "a hit without its document");
    // The score is the first of the sort values; sorted hits have no score of their own.
    return new Result(video, hit.sort().getFirst().doubleValue(), hit.highlight());
  }

  int id() {
    return video.videoId();
  }

  Cursor cursor() {
    return new Cursor(score, id());
  }
}
