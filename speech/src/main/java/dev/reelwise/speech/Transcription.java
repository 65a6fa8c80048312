package dev.reelwise.speech;

import dev.reelwise.contracts.document.Segment;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was said: caption-sized segments in time order, numbered from 0. {@code language} is a BCP
 * 47 tag, or null where the engine does not tell; {@code model} is for example {@code
 * moonshine-base}.
 */
public record Transcription(List<Segment> segments, @Nullable String language, String model) {

  public Transcription {
    segments = List.copyOf(segments);
  }

  /** All of the text, on one line. */
  public String text() {
    return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
  }
}
