package dev.reelwise.contracts.document;

import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a video, in time order. In JSON the names are in snake case ({@code video_id},
 * {@code full_text}); {@code duration} is in seconds, {@code language} a BCP 47 tag.
 */
public record Transcript(
    VideoId videoId,
    String fullText,
    @Nullable String language,
    double duration,
    String model,
    List<Segment> segments,
    Instant createdAt) {

  public Transcript {
    segments = List.copyOf(segments);
  }

  /** True when nothing is said. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }
}
