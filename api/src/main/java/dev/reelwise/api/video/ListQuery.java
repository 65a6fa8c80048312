package dev.reelwise.api.video;

import org.jspecify.annotations.Nullable;

/**
 * What a list has to show. {@code cursor} says where it goes on; without one it begins at the
 * start, or at a page by number unless {@code byCursor}, where the total is only told on request.
 */
record ListQuery(
    ListFilter filter,
    ListOrder order,
    @Nullable ListCursor cursor,
    boolean byCursor,
    boolean withTotal) {

  boolean wantsTotal() {
    return withTotal || !byCursor;
  }

  boolean backwards() {
    return cursor != null && cursor.backwards();
  }
}
