package dev.reelwise.api.search;

import dev.reelwise.api.index.VideoDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * A video that the server found: its document, its score, for each field that matched the pieces
 * with marks, and the moments where the words are said, the best first.
 */
record Match(
    VideoDocument video, double score, Map<String, List<String>> marked, List<Moment> moments) {

  Match {
    marked = Map.copyOf(marked);
    moments = List.copyOf(moments);
  }

  static Match of(Hit<VideoDocument> hit) {
    VideoDocument video = Objects.requireNonNull(hit.source(), "a hit without its document");
    // The score is the first of the sort values; sorted hits have no score of their own.
    double score = hit.sort().getFirst().doubleValue();
    return new Match(video, score, hit.highlight(), List.of());
  }

  Match with(List<Moment> found) {
    return new Match(video, score, marked, found);
  }

  int id() {
    return video.videoId();
  }

  Cursor cursor() {
    return new Cursor(score, id());
  }

  /** For each field that matched, pieces of HTML with the matches in {@code <em>}. */
  Map<String, List<String>> highlights() {
    Map<String, List<String>> highlights = new HashMap<>();
    marked.forEach(
        (field, pieces) ->
            highlights.put(
                field, pieces.stream().map(piece -> MarkedText.of(piece).html()).toList()));
    if (!moments.isEmpty()) {
      highlights.put("transcript_text", moments.stream().map(Moment::highlighted).toList());
    }
    return highlights;
  }
}
