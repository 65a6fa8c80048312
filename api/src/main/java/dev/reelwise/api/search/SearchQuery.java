package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.QueryValues;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks: the words, and which part of the results. With a {@code cursor} from an
 * earlier answer, the results on its {@code direction}'s side; without one, a page by number.
 */
record SearchQuery(
    @Nullable @Size(max = 500, message = "must have at most 500 characters") String q,
    @Nullable @Min(1) @Max(LARGEST) Integer limit,
    @Nullable @Min(1) Integer page,
    @Nullable @Size(max = 4_000, message = "must be one that an earlier answer gave") String cursor,
    @Nullable @Pattern(regexp = "next|previous", message = "must be next or previous") String direction,
    @Nullable String sort,
    @Nullable String facets) {

  private static final int LARGEST = 100;
  private static final int USUAL = 10;

  /** OpenSearch's own limit for counted pages: {@code index.max_result_window}. */
  private static final int WINDOW = 10_000;

  /** As given; a number that is none is told to {@code faults} and left out. */
  static SearchQuery of(QueryValues given, List<String> faults) {
    return new SearchQuery(
        given.text("q"),
        given.number("limit", faults),
        given.number("page", faults),
        given.text("cursor"),
        given.text("direction"),
        given.text("sort"),
        given.text("facets"));
  }

  /**
   * Throws {@link InvalidRequest} when it asks for nothing, for an order that is none, or for a
   * page that is out of reach.
   */
  Sought sought(Filters filters, SignedIn user) {
    if (cursor == null && (long) number() * size() > WINDOW) {
      throw new InvalidRequest(
          "page lies too far behind the first: go on with next_cursor instead");
    }
    if (words().isEmpty() && filters.isEmpty()) {
      throw new InvalidRequest("q must say what to search for, where no filter is given");
    }
    return new Sought(words(), filters, order(), new Audience(user.id()));
  }

  private Sort order() {
    if (sort == null || sort.isBlank()) {
      return words().isEmpty() ? Sort.NEWEST : Sort.RELEVANCE;
    }
    return Sort.find(sort)
        .orElseThrow(() -> new InvalidRequest("sort must be one of " + Sort.names()));
  }

  /** What to count by. Throws {@link InvalidRequest} when nothing can be counted by it. */
  Set<Facet> counted() {
    EnumSet<Facet> counted = EnumSet.noneOf(Facet.class);
    if (facets != null && !facets.isBlank()) {
      for (String name : facets.split(",", -1)) {
        counted.add(
            Facet.find(name.strip())
                .orElseThrow(
                    () ->
                        new InvalidRequest(
                            "facets must be some of %s, with commas between"
                                .formatted(Facet.names()))));
      }
    }
    return counted;
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

  boolean backwards() {
    return cursor != null && "previous".equals(direction);
  }
}
