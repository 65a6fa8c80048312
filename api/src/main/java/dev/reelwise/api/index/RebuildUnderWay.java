package dev.reelwise.api.index;

import dev.reelwise.api.web.Rejection;

/** Another process, or another thread, rebuilds the search index already. */
public final class RebuildUnderWay extends Rejection {

  private static final long serialVersionUID = 1L;

  RebuildUnderWay() {
    super(Kind.CONFLICT, "rebuild-under-way", "The search index is being rebuilt already.");
  }
}
