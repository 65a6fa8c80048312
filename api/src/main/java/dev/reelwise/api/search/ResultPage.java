package dev.reelwise.api.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of results, the best first, and the cursors at its two ends. */
record ResultPage(List<Result> results, @Nullable String nextCursor, @Nullable String prevCursor) {

  ResultPage {
    results = List.copyOf(results);
  }

  /** {@code found} may hold one result beyond the page, and runs backwards if the query does. */
  static ResultPage of(SearchQuery asked, List<Result> found) {
    boolean more = found.size() > asked.size();
    List<Result> page = more ? found.subList(0, asked.size()) : found;
    if (page.isEmpty()) {
      return new ResultPage(page, null, null);
    }
    List<Result> forward = asked.backwards() ? page.reversed() : page;
    boolean after = asked.backwards() || more;
    boolean before = asked.backwards() ? more : asked.isBehindTheFirst();
    return new ResultPage(
        forward,
        after ? forward.getLast().cursor().text() : null,
        before ? forward.getFirst().cursor().text() : null);
  }
}
