package dev.reelwise.api.search;

import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Highlight;

/** Builds the request for some of a search's results, in their order. */
final class PageRequest {

  private static final List<String> LARGE = List.of("transcript_text", "transcript_snippet");
  private static final int FRAGMENT = 200;

  private PageRequest() {}

  static SearchRequest.Builder of(Sought sought, Query query, int size, boolean backwards) {
    return new SearchRequest.Builder()
        .query(query)
        .size(size)
        .source(source -> source.filter(fields -> fields.excludes(LARGE)))
        .trackTotalHits(total -> total.enabled(true))
        .trackScores(sought.sort() != Sort.RELEVANCE && !sought.words().isEmpty())
        .sort(sought.sort().options(backwards))
        .highlight(highlight());
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
