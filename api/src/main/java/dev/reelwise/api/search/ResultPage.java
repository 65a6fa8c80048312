package dev.reelwise.api.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of matches in their order, the places at its two ends, null where nothing lies behind
 * them, and the count of all. {@code renewed} tells that the snapshot of the pages before was gone
 * and another one was taken.
 */
record ResultPage(
    List<Match> matches,
    @Nullable Cursor next,
    @Nullable Cursor previous,
    long total,
    boolean renewed) {

  ResultPage {
    matches = List.copyOf(matches);
  }

  /** {@code found} may hold one match beyond the page. */
  static ResultPage numbered(Instant begun, List<Match> found, int number, int size, long total) {
    List<Match> page = found.subList(0, Math.min(size, found.size()));
    if (page.isEmpty()) {
      return new ResultPage(page, null, null, total, false);
    }
    boolean isFirst = number == 1;
    List<Integer> shown = isFirst ? page.stream().map(Match::id).toList() : List.of();
    Cursor place = new Cursor(begun, null, shown, List.of());
    Cursor end = isFirst ? place : place.at(page.getLast().sortValues());
    return new ResultPage(
        page,
        found.size() > size ? end : null,
        isFirst ? null : place.at(page.getFirst().sortValues()),
        total,
        false);
  }

  /** {@code found} lies on one side of the place, nearest first, perhaps one beyond the page. */
  static ResultPage beside(
      Cursor place, List<Match> found, int size, boolean backwards, long total) {
    boolean more = found.size() > size;
    List<Match> page = found.subList(0, Math.min(size, found.size()));
    if (page.isEmpty()) {
      return new ResultPage(page, null, backwards ? null : place, total, false);
    }
    List<Match> forward = backwards ? page.reversed() : page;
    Cursor begin = place.at(forward.getFirst().sortValues());
    Cursor end = place.at(forward.getLast().sortValues());
    Cursor atTheFirst = place.shown().isEmpty() ? null : place.at(List.of());
    return backwards
        ? new ResultPage(forward, end, more ? begin : atTheFirst, total, false)
        : new ResultPage(
            forward, more ? end : null, place.isBehindTheFirstPage() ? place : begin, total, false);
  }

  /** The page before the place. */
  static ResultPage first(Cursor place, List<Match> matches, long total) {
    return new ResultPage(matches, place, null, total, false);
  }

  ResultPage asRenewed() {
    return new ResultPage(matches, next, previous, total, true);
  }

  ResultPage with(Map<Integer, List<Moment>> moments) {
    List<Match> told =
        matches.stream()
            .map(match -> match.with(moments.getOrDefault(match.id(), List.of())))
            .toList();
    return new ResultPage(told, next, previous, total, renewed);
  }
}
