package dev.reelwise.api.transcode;

import dev.reelwise.api.source.Failures;
import dev.reelwise.api.source.RunsStep;
import dev.reelwise.api.source.Source;
import dev.reelwise.api.source.Sources;
import dev.reelwise.api.source.UploadKey;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.event.VideoTranscoded;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.storage.ObjectNotFound;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes what a player streams: the variants with their playlists, and the poster. */
@RunsStep(StepName.TRANSCODE)
@Component
class TranscodeStep implements Step<List<StoredVariant>> {

  private final Sources sources;
  private final Transcoding transcoding;
  private final VariantUploads uploads;
  private final VariantRepository variants;
  private final Clock clock;

  TranscodeStep(
      Sources sources,
      Transcoding transcoding,
      VariantUploads uploads,
      VariantRepository variants,
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
  public List<StoredVariant> work(StepContext context) throws StepFailure, InterruptedException {
    try (Source source = sources.open(UploadKey.of(context.trigger()))) {
      return uploads.store(context.videoId(), transcoding.of(source.file(), context));
    } catch (MediaFailure e) {
      throw Failures.of(e);
    } catch (ObjectNotFound e) {
      throw Failures.of(e);
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public Outcome record(StepContext context, List<StoredVariant> stored) {
    variants.replace(context.videoId(), stored);
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
}
