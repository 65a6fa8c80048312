package dev.reelwise.language;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Transcripts for tests. */
final class Transcripts {

  private Transcripts() {}

  /** One segment a text, ten seconds each, without pauses. */
  static Transcript of(String... texts) {
    List<Segment> segments = new ArrayList<>();
    for (String text : texts) {
      segments.add(
          new Segment(segments.size(), segments.size() * 10, segments.size() * 10 + 10, text));
    }
    return of(segments);
  }

  static Transcript of(List<Segment> segments) {
    double duration = segments.isEmpty() ? 0 : segments.getLast().end();
    String text = segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    return new Transcript(new VideoId(1), text, "en", duration, "test", segments, Instant.EPOCH);
  }
}
