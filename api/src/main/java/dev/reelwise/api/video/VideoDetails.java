package dev.reelwise.api.video;

import dev.reelwise.pipeline.video.StepRecord;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that is known of one video; {@code hasLiked}: whether the user who asks likes it. */
record VideoDetails(
    VideoView video,
    VideoView.Uploader uploader,
    @Nullable Summary summary,
    @Nullable Captions captions,
    List<QualityOption> qualityOptions,
    @Nullable URI thumbnailUrl,
    List<StepRecord> steps,
    long likes,
    boolean hasLiked) {

  VideoDetails {
    qualityOptions = List.copyOf(qualityOptions);
    steps = List.copyOf(steps);
  }

  /**
   * {@code qualityScore} lies in 0..1; {@code modelInfo} says who wrote it and how; {@code stale}
   * that the transcript says something else by now.
   */
  record Summary(
      @Nullable String summaryText,
      @Nullable String summaryPath,
      @Nullable Double qualityScore,
      @Nullable JsonNode modelInfo,
      boolean stale) {}

  /** What is said, as one text; {@code status} is processing, ready or failed. */
  record Captions(
      @Nullable String transcriptText,
      @Nullable String transcriptPath,
      @Nullable Integer durationSeconds,
      String status) {}

  /** A variant that can be played: pixels, bits per second, bytes. */
  record QualityOption(
      String resolution,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Long bitrate,
      @Nullable Long sizeBytes) {}
}
