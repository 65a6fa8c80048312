package dev.reelwise.api.search;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks: the words, and which part of the results. With a {@code cursor} from an
 * earlier answer, the results on its {@code direction}'s side; without one, a page by number.
 */
record SearchQuery(
    @NotBlank(message = "must say what to search for") @Size(max = 500) @Nullable String q,
    @Nullable @Min(1) @Max(LARGEST) Integer limit,
    @Nullable @Min(1) Integer page,
    @Nullable @Size(max = 100) String cursor,
    @Nullable @Pattern(regexp = "next|previous", message = "must be next or previous") String direction) {

  private static final int LARGEST = 100;
  private static final int USUAL = 10;

  /** OpenSearch's own limit for counted pages: {@code index.max_result_window}. */
  private static final int WINDOW = 10_000;

  @AssertTrue(message = "page lies too far behind the first: go on with next_cursor instead") boolean isPageWithinReach() {
    return cursor != null || (long) number() * size() <= WINDOW;
  }

  String words() {
    return q == null ? "" : q.strip();
  }

  int size() {
    return limit == null ? USUAL : limit;
  }

  /** Counts from 1. */
  int number() {
    return page == null ? 1 : page;
  }

  boolean isBehindTheFirst() {
    return cursor != null || number() > 1;
  }

  boolean backwards() {
    return cursor != null && "previous".equals(direction);
  }
}
