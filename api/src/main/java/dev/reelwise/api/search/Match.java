package dev.reelwise.api.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * A video that the server found: its id, the version of its document, its score, for each field
 * that matched the pieces with marks, and the moments where the words are said, the best first.
 */
record Match(
    int id,
    long version,
    double score,
    List<FieldValue> sortValues,
    Map<String, List<String>> marked,
    List<Moment> moments) {

  Match {
    sortValues = List.copyOf(sortValues);
    marked = Map.copyOf(marked);
    moments = List.copyOf(moments);
  }

  static Match of(Hit<?> hit) {
    int id = Integer.parseInt(Objects.requireNonNull(hit.id(), "a hit without its id"));
    long version = Objects.requireNonNull(hit.version(), "a hit without its version");
    return new Match(id, version, score(hit), hit.sort(), hit.highlight(), List.of());
  }

  /** By relevance it is the first of the sort values; otherwise hits have it, or none. */
  private static double score(Hit<?> hit) {
    Double score = hit.score();
    FieldValue first = hit.sort().getFirst();
    if (score != null) {
      return score;
    }
    return first.isDouble() ? first.doubleValue() : 0;
  }

  Match with(List<Moment> found) {
    return new Match(id, version, score, sortValues, marked, found);
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
