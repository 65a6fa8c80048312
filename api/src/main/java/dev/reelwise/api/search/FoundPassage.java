package dev.reelwise.api.search;

import dev.reelwise.api.index.Passage;
import java.util.List;
import java.util.Objects;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.core.search.Hit;

/** A passage that matches: {@code marked} is its text with the matches marked. */
record FoundPassage(Passage passage, double score, String marked) {

  static FoundPassage of(Hit<JsonData> hit) {
    Passage passage =
        Objects.requireNonNull(hit.source(), "a hit without its document").to(Passage.class);
    List<String> marked = hit.highlight().getOrDefault("text", List.of());
    Double score = hit.score();
    return new FoundPassage(
        passage, score == null ? 0 : score, marked.isEmpty() ? passage.text() : marked.getFirst());
  }
}
