package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transcript as its readers see it. Times and {@code durationSeconds} are seconds from the
 * video's begin; {@code version} is 0 where it was never edited.
 */
record TranscriptView(
    VideoId videoId,
    String transcriptText,
    @Nullable String language,
    String model,
    double durationSeconds,
    List<Segment> segments,
    int version,
    Source source) {

  TranscriptView {
    segments = List.copyOf(segments);
  }

  static TranscriptView of(Transcript transcript, int version, Source source) {
    return new TranscriptView(
        transcript.videoId(),
        transcript.fullText(),
        transcript.language(),
        transcript.model(),
        transcript.duration(),
        transcript.segments(),
        version,
        source);
  }
}
