package dev.reelwise.api.search;

import java.util.List;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Highlight;

/** Builds the request for one page of a query's results, and for one result beyond it. */
final class PageRequest {

  private static final List<String> LARGE = List.of("transcript_text", "transcript_snippet");
  private static final int FRAGMENT = 200;

  private PageRequest() {}

  static SearchRequest of(SearchQuery asked, String index, Query query) {
    SortOrder order = asked.backwards() ? SortOrder.Asc : SortOrder.Desc;
    var request =
        new SearchRequest.Builder()
            .index(index)
            .query(query)
            .size(asked.size() + 1)
            .source(source -> source.filter(fields -> fields.excludes(LARGE)))
            .trackTotalHits(total -> total.enabled(true))
            .sort(SortOptions.of(by -> by.score(score -> score.order(order))))
            .sort(SortOptions.of(by -> by.field(id -> id.field("video_id").order(order))))
            .highlight(highlight());
    String cursor = asked.cursor();
    if (cursor == null) {
      request.from((asked.number() - 1) * asked.size());
    } else {
      request.searchAfter(Cursor.of(cursor).sortValues());
    }
    return request.build();
  }

  private static Highlight highlight() {
    return Highlight.of(
        highlight ->
            highlight
                .preTags(MarkedText.OPEN)
                .postTags(MarkedText.CLOSE)
                .fields("title", field -> field.numberOfFragments(0))
                .fields("description", f -> f.numberOfFragments(1).fragmentSize(FRAGMENT))
                .fields("summary_text", f -> f.numberOfFragments(1).fragmentSize(FRAGMENT)));
  }
}
