package dev.reelwise.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of results, the best first; {@code total} is over all pages. */
record SearchAnswer(
    Pagination pagination, List<FoundVideo> items, long total, int page, int limit) {

  SearchAnswer {
    items = List.copyOf(items);
  }

  static SearchAnswer of(SearchQuery query, ResultPage page, List<FoundVideo> items) {
    var pagination =
        new Pagination(page.nextCursor(), page.prevCursor(), items.size(), page.total());
    return new SearchAnswer(pagination, items, page.total(), query.number(), query.size());
  }

  /** Where to go on from here; a cursor is null where nothing more lies on its side. */
  record Pagination(
      @Nullable String nextCursor, @Nullable String prevCursor, int size, long total) {}
}
