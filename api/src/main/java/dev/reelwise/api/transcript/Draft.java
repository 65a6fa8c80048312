package dev.reelwise.api.transcript;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner wants a transcript to say; {@code language} is null to leave it as it is. */
record Draft(List<Line> lines, @Nullable String language, Source source) {

  Draft {
    lines = List.copyOf(lines);
  }

  /** {@code place} tells a person where it stands in what was sent; times are seconds. */
  record Line(String place, double start, double end, String text) {}

  /** Numbered from 0. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (Line line : lines) {
      segments.add(new Segment(segments.size(), line.start(), line.end(), line.text()));
    }
    return segments;
  }
}
