package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Search over the videos that a user may find. */
@RestController
class SearchController {

  private final VideoSearch search;
  private final Listing listing;
  private final FacetSearch facets;
  private final Spelling spelling;
  private final Cursors cursors;

  SearchController(
      VideoSearch search, Listing listing, FacetSearch facets, Spelling spelling, Cursors cursors) {
    this.search = search;
    this.listing = listing;
    this.facets = facets;
    this.spelling = spelling;
    this.cursors = cursors;
  }

  @GetMapping("/api/v1/videos/search")
  SearchAnswer search(SearchQuery query, FilterForm form, SignedIn user) {
    Sought sought = query.sought(form.checked(), user);
    Set<Facet> counted = query.counted();
    ResultPage page = search.find(query, sought);
    List<FoundVideo> items = listing.shown(page.matches(), sought.filters().state(), user);
    Map<String, List<FacetCount>> counts = facets.count(sought, counted);
    DidYouMean meant =
        query.cursor() == null ? spelling.meant(sought, page.total()).orElse(null) : null;
    return new SearchAnswer(
        new SearchAnswer.Pagination(
            text(page.next(), sought),
            text(page.previous(), sought),
            items.size(),
            page.total(),
            page.renewed() ? true : null),
        items,
        page.total(),
        query.number(),
        query.size(),
        meant,
        counts);
  }

  private @Nullable String text(@Nullable Cursor cursor, Sought sought) {
    return cursor == null ? null : cursors.write(cursor, sought);
  }
}
