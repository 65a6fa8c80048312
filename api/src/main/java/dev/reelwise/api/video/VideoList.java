package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list; {@code page} counts from 1 and is not there for one by cursor, {@code total}
 * not unless it was asked for. A cursor is null where nothing more lies on its side.
 */
record VideoList(
    List<VideoView> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer page,
    int limit,
    @Nullable String nextCursor,
    @Nullable String prevCursor) {

  VideoList {
    items = List.copyOf(items);
  }
}
