package dev.reelwise.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of results, the best first; {@code total} is over all pages. Where little is found,
 * {@code did_you_mean} has other words; {@code facets} are there when they were asked for.
 */
record SearchAnswer(
    Pagination pagination,
    List<FoundVideo> items,
    long total,
    int page,
    int limit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DidYouMean didYouMean,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<FacetCount>> facets) {

  SearchAnswer {
    items = List.copyOf(items);
    facets = Map.copyOf(facets);
  }

  /**
   * Where to go on from here; a cursor is null where nothing more lies on its side. {@code renewed}
   * is there, and true, when the state of the index that the pages before showed was gone, and this
   * one shows a newer one.
   */
  record Pagination(
      @Nullable String nextCursor,
      @Nullable String prevCursor,
      int size,
      long total,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean renewed) {}
}
