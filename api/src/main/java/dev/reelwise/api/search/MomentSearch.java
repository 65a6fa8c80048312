package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.Passage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.InnerHits;
import org.opensearch.client.opensearch.core.search.InnerHitsResult;
import org.springframework.stereotype.Component;

/** Finds in given videos the moments where the words are said: one request for all of them. */
@Component
class MomentSearch {

  private static final int MOMENTS = 5;

  /** Overlapping passages find the same moment twice. */
  private static final int PASSAGES = 2 * MOMENTS;

  /** A passage that has far less of the query than the best one only distracts. */
  private static final double LEAST_SHARE = 0.4;

  private static final String PASSAGES_OF_VIDEO = "passages";

  private final OpenSearchClient search;
  private final IndexNames names;

  MomentSearch(OpenSearchClient search, IndexNames names) {
    this.search = search;
    this.names = names;
  }

  /** The moments of each video that has any, the best first. */
  Map<Integer, List<Moment>> find(String words, Collection<Integer> videos) throws IOException {
    if (videos.isEmpty()) {
      return Map.of();
    }
    Map<Integer, List<Moment>> moments = new HashMap<>();
    for (Hit<Passage> best : search.search(request(words, videos), Passage.class).hits().hits()) {
      List<FoundPassage> passages = passages(best);
      moments.put(passages.getFirst().passage().videoId(), moments(passages));
    }
    return moments;
  }

  private static List<FoundPassage> passages(Hit<Passage> best) {
    InnerHitsResult group = Objects.requireNonNull(best.innerHits().get(PASSAGES_OF_VIDEO));
    return group.hits().hits().stream().map(FoundPassage::of).toList();
  }

  private SearchRequest request(String words, Collection<Integer> videos) {
    return SearchRequest.of(
        request ->
            request
                .index(names.moments())
                .size(videos.size())
                .query(
                    Clauses.filtered(
                        Relevance.ofPassage(words), List.of(Clauses.anyOf("video_id", videos))))
                .source(source -> source.fetch(false))
                .collapse(group -> group.field("video_id").innerHits(bestPassages())));
  }

  private static InnerHits bestPassages() {
    return InnerHits.of(
        hits -> hits.name(PASSAGES_OF_VIDEO).size(PASSAGES).highlight(wholePassage()));
  }

  private static Highlight wholePassage() {
    return Highlight.of(
        highlight ->
            highlight
                .preTags(MarkedText.OPEN)
                .postTags(MarkedText.CLOSE)
                .fields("text", field -> field.numberOfFragments(0)));
  }

  private static List<Moment> moments(List<FoundPassage> passages) {
    double least = passages.getFirst().score() * LEAST_SHARE;
    Set<Double> starts = new HashSet<>();
    return passages.stream()
        .filter(passage -> passage.score() >= least)
        .flatMap(passage -> MomentLocator.locate(passage.passage(), passage.marked()).stream())
        .filter(moment -> starts.add(moment.start()))
        .limit(MOMENTS)
        .toList();
  }
}
