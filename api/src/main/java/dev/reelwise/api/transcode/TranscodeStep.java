package dev.reelwise.api.transcode;

import dev.reelwise.api.source.RunsStep;
import dev.reelwise.api.source.Sources;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.event.VideoTranscoded;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.Transcoded;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes what a player streams: the variants with their playlists, and the poster. */
@RunsStep(StepName.TRANSCODE)
@Component
class TranscodeStep implements Step<TranscodeStep.Made> {

  /** All variants together, as a multiple of what most uploads take: they are seldom larger. */
  private static final double VARIANTS = 2;

  private final Sources sources;
  private final Transcoding transcoding;
  private final VariantUploads uploads;
  private final Variants variants;
  private final Clock clock;

  TranscodeStep(
      Sources sources,
      Transcoding transcoding,
      VariantUploads uploads,
      Variants variants,
      Clock clock) {
    this.sources = sources;
    this.transcoding = transcoding;
    this.uploads = uploads;
    this.variants = variants;
    this.clock = clock;
  }

  @Override
  public StepName name() {
    return StepName.TRANSCODE;
  }

  @Override
  public Made work(StepContext context) throws StepFailure, InterruptedException {
    return sources.work(
        context.trigger(),
        VARIANTS,
        file -> {
          MediaInfo info = transcoding.look(file, context);
          Transcoded made = transcoding.of(file, info, context);
          context.requireLease();
          List<StoredVariant> stored = uploads.store(context.videoId(), made);
          FailPoints.reach(FailPoint.STEP_STORED, name().text());
          return new Made(stored, made.duration());
        });
  }

  @Override
  public Outcome record(StepContext context, Made made) {
    List<StoredVariant> stored = made.variants();
    variants.replace(context.videoId(), stored, made.duration());
    List<VideoTranscoded.Variant> told =
        stored.stream()
            .map(
                one ->
                    new VideoTranscoded.Variant(
                        one.variant().resolution(), one.key().value(), one.variant().sizeBytes()))
            .toList();
    return Outcome.of(
        new VideoTranscoded(EventId.random(), context.videoId(), told, clock.instant()));
  }

  /** What is in the bucket, and how long the video is. */
  record Made(List<StoredVariant> variants, Duration duration) {
    Made {
      variants = List.copyOf(variants);
    }
  }
}
