package dev.reelwise.api.quota;

import org.jspecify.annotations.Nullable;

/** What a user keeps: original files with all that awaits saving, and videos of any status. */
record Usage(Amount bytes, Amount videos) {

  /** {@code limit} is null where there is none. */
  record Amount(long used, @Nullable Long limit) {

    /** Long.MAX_VALUE without a limit, never negative. */
    long left() {
      return limit == null ? Long.MAX_VALUE : Math.max(0, limit - used);
    }

    /** As it was before so much was added. */
    Amount without(long added) {
      return new Amount(used - added, limit);
    }

    boolean isLimited() {
      return limit != null;
    }
  }
}
