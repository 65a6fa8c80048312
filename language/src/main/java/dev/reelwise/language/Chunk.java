package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import java.util.List;
import java.util.stream.Collectors;

/** A run of segments that a language model can take at once; the segments keep their times. */
record Chunk(List<Segment> segments) {

  Chunk {
    segments = List.copyOf(segments);
  }

  String text() {
    return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
  }

  double start() {
    return segments.getFirst().start();
  }

  double end() {
    return segments.getLast().end();
  }
}
