package dev.reelwise.api.search;

import dev.reelwise.api.index.VideoDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * A video that the server found: its document, its score, for each field that matched the pieces
 * with marks, and the moments where the words are said, the best first.
 */
record Match(
    VideoDocument video,
    double score,
    List<FieldValue> sortValues,
    Map<String, List<String>> marked,
    List<Moment> moments) {

  Match {
    sortValues = List.copyOf(sortValues);
    marked = Map.copyOf(marked);
    moments = List.copyOf(moments);
  }

  static Match of(Hit<VideoDocument> hit) {
    VideoDocument video = Objects.requireNonNull(hit.source(), "a hit without its document");
    return new Match(video, score(hit), hit.sort(), hit.highlight(), List.of());
  }

  /** By relevance it is the first of the sort values; otherwise hits have it, or none. */
  private static double score(Hit<VideoDocument> hit) {
    Double score = hit.score();
    FieldValue first = hit.sort().getFirst();
    if (score != null) {
      return score;
    }
    return first.isDouble() ? first.doubleValue() : 0;
  }

  Match with(List<Moment> found) {
    return new Match(video, score, sortValues, marked, found);
  }

  int id() {
    return video.videoId();
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
