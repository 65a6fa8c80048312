package dev.reelwise.api.search;

import dev.reelwise.api.index.VideoDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.core.search.Hit;

/** One page's hits, the best first, and the cursors at its two ends. */
record ResultPage(
    List<Hit<VideoDocument>> hits, @Nullable String nextCursor, @Nullable String prevCursor) {

  ResultPage {
    hits = List.copyOf(hits);
  }

  /** {@code found} may hold one hit more than the page, and runs backwards if the query does. */
  static ResultPage of(SearchQuery asked, List<Hit<VideoDocument>> found) {
    boolean more = found.size() > asked.size();
    List<Hit<VideoDocument>> hits = more ? found.subList(0, asked.size()) : found;
    if (hits.isEmpty()) {
      return new ResultPage(hits, null, null);
    }
    if (asked.backwards()) {
      List<Hit<VideoDocument>> forward = hits.reversed();
      return new ResultPage(forward, at(forward.getLast()), more ? at(forward.getFirst()) : null);
    }
    boolean notFirst = asked.cursor() != null || asked.number() > 1;
    return new ResultPage(
        hits, more ? at(hits.getLast()) : null, notFirst ? at(hits.getFirst()) : null);
  }

  private static String at(Hit<?> hit) {
    return Cursor.at(hit).text();
  }
}
