package dev.reelwise.contracts.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;

/** The variants are in the object store and recorded. */
public record VideoTranscoded(EventId id, VideoId videoId, List<Variant> variants, Instant ts)
    implements VideoEvent {

  public VideoTranscoded {
    variants = List.copyOf(variants);
  }

  /** One rendition: {@code resolution} such as {@code 720p}, and its object. */
  public record Variant(String resolution, String fileKey, long sizeBytes) {}

  @Override
  public Topic topic() {
    return Topic.VIDEO_TRANSCODED;
  }
}
