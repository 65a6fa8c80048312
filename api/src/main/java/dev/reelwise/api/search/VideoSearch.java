package dev.reelwise.api.search;

import dev.reelwise.api.index.SearchUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.springframework.stereotype.Component;

/** Searches the videos, and tells where in each the words are said. */
@Component
class VideoSearch {

  private final PageSearch pages;
  private final RememberedMoments moments;
  private final Cursors cursors;
  private final Timer timer;

  VideoSearch(PageSearch pages, RememberedMoments moments, Cursors cursors, MeterRegistry meters) {
    this.timer = meters.timer("reelwise.search", "kind", "videos");
    this.pages = pages;
    this.moments = moments;
    this.cursors = cursors;
  }

  /** Throws {@link SearchUnavailable} and {@link InvalidCursor}. */
  ResultPage find(SearchQuery query, Sought sought) {
    return Objects.requireNonNull(timer.record(() -> timed(query, sought)));
  }

  private ResultPage timed(SearchQuery query, Sought sought) {
    try {
      ResultPage page = page(query, sought);
      return page.with(moments(sought, page));
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private ResultPage page(SearchQuery query, Sought sought) throws IOException {
    String given = query.cursor();
    return given == null
        ? pages.numbered(sought, query.number(), query.size())
        : pages.beside(cursors.read(given, sought), sought, query.size(), query.backwards());
  }

  private Map<Integer, List<Moment>> moments(Sought sought, ResultPage page) throws IOException {
    return sought.words().isEmpty() ? Map.of() : moments.find(sought.words(), page.matches());
  }
}
