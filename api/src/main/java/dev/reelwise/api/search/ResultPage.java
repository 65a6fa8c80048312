package dev.reelwise.api.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page of matches, the best first, the cursors at its two ends, and the count of all. */
record ResultPage(
    List<Match> matches, @Nullable String nextCursor, @Nullable String prevCursor, long total) {

  ResultPage {
    matches = List.copyOf(matches);
  }

  /** {@code found} may hold one match beyond the page, and runs backwards if the query does. */
  static ResultPage of(SearchQuery asked, List<Match> found, long total) {
    boolean more = found.size() > asked.size();
    List<Match> page = more ? found.subList(0, asked.size()) : found;
    if (page.isEmpty()) {
      return new ResultPage(page, null, null, total);
    }
    List<Match> forward = asked.backwards() ? page.reversed() : page;
    boolean after = asked.backwards() || more;
    boolean before = asked.backwards() ? more : asked.isBehindTheFirst();
    return new ResultPage(
        forward,
        after ? forward.getLast().cursor().text() : null,
        before ? forward.getFirst().cursor().text() : null,
        total);
  }

  ResultPage with(Map<Integer, List<Moment>> moments) {
    List<Match> told =
        matches.stream()
            .map(match -> match.with(moments.getOrDefault(match.id(), List.of())))
            .toList();
    return new ResultPage(told, nextCursor, prevCursor, total);
  }
}
