package dev.reelwise.api.docs;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON that replaces a transcript; its handler reads it without a record of its own. */
record TranscriptEdit(@Nullable String language, @NotNull List<Line> segments) {

  /** A line; {@code start} and {@code end} are seconds from the video's begin. */
  record Line(
      @Nullable Integer id, @NotNull Double start, @NotNull Double end, @NotNull String text) {}
}
