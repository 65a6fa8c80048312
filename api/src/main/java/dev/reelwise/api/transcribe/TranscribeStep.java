package dev.reelwise.api.transcribe;

import dev.reelwise.api.source.RunsStep;
import dev.reelwise.api.source.Sources;
import dev.reelwise.api.transcript.SpokenTranscripts;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.storage.ObjectKey;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes down what is said; a video in which nothing is said gets an empty transcript. */
@RunsStep(StepName.TRANSCRIBE)
@Component
class TranscribeStep implements Step<SpokenTranscripts.Stored> {

  /** The sound is decoded while it is heard. */
  private static final double NOTHING = 0;

  private final Sources sources;
  private final Listener listener;
  private final SpokenTranscripts transcripts;
  private final Clock clock;

  TranscribeStep(Sources sources, Listener listener, SpokenTranscripts transcripts, Clock clock) {
    this.sources = sources;
    this.listener = listener;
    this.transcripts = transcripts;
    this.clock = clock;
  }

  @Override
  public StepName name() {
    return StepName.TRANSCRIBE;
  }

  @Override
  public SpokenTranscripts.Stored work(StepContext context)
      throws StepFailure, InterruptedException {
    return sources.work(
        context.trigger(),
        NOTHING,
        file -> {
          Transcript heard = listener.listen(context, file);
          context.requireLease();
          SpokenTranscripts.Stored stored = transcripts.store(heard);
          FailPoints.reach(FailPoint.STEP_STORED, name().text());
          return stored;
        });
  }

  @Override
  public Outcome record(StepContext context, SpokenTranscripts.Stored stored) {
    ObjectKey key = transcripts.record(context.videoId(), stored);
    return Outcome.of(
        new VideoTranscribed(
            EventId.random(),
            context.videoId(),
            key.value(),
            stored.transcript().segments().size(),
            clock.instant()));
  }
}
