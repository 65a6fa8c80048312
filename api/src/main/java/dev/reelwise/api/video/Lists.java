package dev.reelwise.api.video;

import dev.reelwise.api.video.ListRepository.Listed;
import dev.reelwise.contracts.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages of the list of videos. */
@Component
class Lists {

  private final ListRepository rows;
  private final VideoViews views;
  private final PublicTotal total;

  Lists(ListRepository rows, VideoViews views, PublicTotal total) {
    this.rows = rows;
    this.views = views;
    this.total = total;
  }

  /** {@code page} counts from 1 and is not heeded by cursor. */
  VideoList page(ListQuery query, UserId viewer, int page, int limit) {
    long offset = query.byCursor() ? 0 : (page - 1L) * limit;
    // One more than is shown tells whether there is a next page.
    ListRepository.Page read = rows.page(query, viewer, limit + 1, offset);
    List<Listed> found = read.videos();
    boolean more = found.size() > limit;
    List<Listed> walked = more ? found.subList(0, limit) : found;
    List<Listed> shown = query.backwards() ? walked.reversed() : walked;
    boolean behind = query.byCursor() ? query.cursor() != null : page > 1;
    return new VideoList(
        shown.stream().map(listed -> views.of(listed.video())).toList(),
        query.wantsTotal() ? total(query.filter(), viewer, read.ownHidden()) : null,
        query.byCursor() ? null : page,
        limit,
        cursor(query, shown, query.backwards() ? behind : more, false),
        cursor(query, shown, query.backwards() ? more : behind, true));
  }

  private long total(ListFilter filter, UserId viewer, @Nullable Long ownHidden) {
    if (!filter.equals(ListFilter.READY)) {
      return rows.count(filter, viewer);
    }
    return total.everybodys() + (ownHidden == null ? rows.countOwnHidden(viewer) : ownHidden);
  }

  private static @Nullable String cursor(
      ListQuery query, List<Listed> shown, boolean wanted, boolean backwards) {
    if (!wanted || shown.isEmpty()) {
      return null;
    }
    Listed last = backwards ? shown.getFirst() : shown.getLast();
    return new ListCursor(query.order(), backwards, last.video().id().value(), last.key()).text();
  }
}
