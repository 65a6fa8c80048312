package dev.reelwise.api.search;

import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Highlight;

/** Builds the request for some of a search's results, in their order. */
final class PageRequest {

  static final String BEST = "best";

  /** The server's limit for hits in an aggregation: {@code index.max_inner_result_window}. */
  private static final int MOST_REMEMBERED = 100;

  private static final int FRAGMENT = 200;

  private PageRequest() {}

  static SearchRequest.Builder of(Sought sought, Query query, int size, boolean backwards) {
    return new SearchRequest.Builder()
        .query(query)
        .size(size)
        .source(source -> source.fetch(false))
        .version(true)
        .trackTotalHits(total -> total.enabled(true))
        .trackScores(wantsScores(sought))
        .sort(sought.sort().options(backwards))
        .highlight(highlight());
  }

  /** Whether {@link #remembered} can be asked for so many after so many. */
  static boolean canBeRemembered(int from, int size) {
    return from + size <= MOST_REMEMBERED;
  }

  /**
   * The same results as an aggregation {@link #BEST}: the server remembers those until the index
   * changes, marked pieces and all, but of plain hits at most which ones they are.
   */
  static SearchRequest.Builder remembered(Sought sought, int from, int size) {
    Aggregation best =
        Aggregation.of(
            all ->
                all.topHits(
                    hits ->
                        hits.from(from)
                            .size(size)
                            .source(source -> source.fetch(false))
                            .version(true)
                            .trackScores(wantsScores(sought))
                            .sort(sought.sort().options(false))
                            .highlight(highlight())));
    return new SearchRequest.Builder()
        .query(sought.query())
        .size(0)
        .requestCache(true)
        .trackTotalHits(total -> total.enabled(true))
        .aggregations(BEST, best);
  }

  private static boolean wantsScores(Sought sought) {
    return sought.sort() != Sort.RELEVANCE && !sought.words().isEmpty();
  }

  private static Highlight highlight() {
    return Highlight.of(
        highlight ->
            highlight
                .preTags(MarkedText.OPEN)
                .postTags(MarkedText.CLOSE)
                .fields("title", field -> field.numberOfFragments(0))
                .fields("tags", field -> field.numberOfFragments(0))
                .fields("description", f -> f.numberOfFragments(1).fragmentSize(FRAGMENT))
                .fields("summary_text", f -> f.numberOfFragments(1).fragmentSize(FRAGMENT)));
  }
}
