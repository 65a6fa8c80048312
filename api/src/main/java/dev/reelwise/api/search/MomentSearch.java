package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.LongTermsBucket;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.springframework.stereotype.Component;

/** Finds in given videos the moments where the words are said: one request for all of them. */
@Component
class MomentSearch {

  private static final int MOMENTS = 5;

  /** Overlapping passages find the same moment twice. */
  private static final int PASSAGES = 2 * MOMENTS;

  /** A passage that has far less of the query than the best one only distracts. */
  private static final double LEAST_SHARE = 0.4;

  private static final String VIDEO = "video";
  private static final String BEST = "best";

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
    Aggregate found =
        Objects.requireNonNull(
            search.search(request(words, videos), Void.class).aggregations().get(VIDEO));
    for (LongTermsBucket video : found.lterms().buckets().array()) {
      List<FoundPassage> passages = passages(video);
      moments.put(passages.getFirst().passage().videoId(), moments(passages));
    }
    return moments;
  }

  private static List<FoundPassage> passages(LongTermsBucket video) {
    Aggregate best = Objects.requireNonNull(video.aggregations().get(BEST));
    return best.topHits().hits().hits().stream().map(FoundPassage::of).toList();
  }

  /** Collapsed hits say the same, but for each of them the server searches once more. */
  private SearchRequest request(String words, Collection<Integer> videos) {
    return SearchRequest.of(
        request ->
            request
                .index(names.moments())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .query(
                    Clauses.filtered(
                        Relevance.ofPassage(words), List.of(Clauses.anyOf("video_id", videos))))
                .aggregations(
                    VIDEO,
                    by ->
                        by.terms(terms -> terms.field("video_id").size(videos.size()))
                            .aggregations(BEST, bestPassages())));
  }

  private static Aggregation bestPassages() {
    return Aggregation.of(
        best -> best.topHits(hits -> hits.size(PASSAGES).highlight(wholePassage())));
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
