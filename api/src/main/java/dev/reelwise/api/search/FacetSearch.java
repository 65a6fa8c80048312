package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.SearchUnavailable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.springframework.stereotype.Component;

/** Counts a search's results by what they are like: only what the user may find counts. */
@Component
class FacetSearch {

  private static final String COUNTS = "counts";

  private final OpenSearchClient search;
  private final IndexNames names;

  FacetSearch(OpenSearchClient search, IndexNames names) {
    this.search = search;
    this.names = names;
  }

  /** By the facets' names. Throws {@link SearchUnavailable}. */
  Map<String, List<FacetCount>> count(Sought sought, Set<Facet> facets) {
    if (facets.isEmpty()) {
      return Map.of();
    }
    try {
      var answer = search.search(request(sought, facets), Void.class).aggregations();
      Map<String, List<FacetCount>> counts = new TreeMap<>();
      for (Facet facet : facets) {
        Aggregate all = Objects.requireNonNull(answer.get(facet.text()));
        Aggregate counted = Objects.requireNonNull(all.filter().aggregations().get(COUNTS));
        counts.put(facet.text(), FacetAggregations.counts(facet, counted));
      }
      return counts;
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private SearchRequest request(Sought sought, Set<Facet> facets) {
    Map<Facet, Aggregation> counted = new EnumMap<>(Facet.class);
    for (Facet facet : facets) {
      counted.put(
          facet,
          Aggregation.of(
              a ->
                  a.filter(Clauses.allOf(sought.filters().clausesBut(facet)))
                      .aggregations(COUNTS, FacetAggregations.of(facet))));
    }
    return SearchRequest.of(
        request -> {
          request
              .index(names.videos())
              .query(sought.unfiltered())
              .size(0)
              .trackTotalHits(total -> total.enabled(false));
          counted.forEach((facet, by) -> request.aggregations(facet.text(), by));
          return request;
        });
  }
}
