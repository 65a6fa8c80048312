package dev.reelwise.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of results, the best first; {@code total} is over all pages. */
record SearchAnswer(
    Pagination pagination, List<FoundVideo> items, long total, int page, int limit) {

  SearchAnswer {
    items = List.copyOf(items);
  }

  /** Where to go on from here; a cursor is null where nothing more lies on its side. */
  record Pagination(
      @Nullable String nextCursor, @Nullable String prevCursor, int size, long total) {}
}
