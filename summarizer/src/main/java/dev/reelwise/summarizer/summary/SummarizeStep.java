package dev.reelwise.summarizer.summary;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.language.LanguageModelFailure;
import dev.reelwise.language.QualityScore;
import dev.reelwise.language.Summarizer;
import dev.reelwise.language.Summarizer.Summarized;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.StorageUnavailable;
import dev.reelwise.storage.UnreadableDocument;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes a summary of a transcript, once for each text that a transcript has. */
@Component
class SummarizeStep implements Step<Summary> {

  private final SummaryStore store;
  private final SummaryRepository summaries;
  private final Summarizer summarizer;
  private final Clock clock;

  SummarizeStep(
      SummaryStore store, SummaryRepository summaries, Summarizer summarizer, Clock clock) {
    this.store = store;
    this.summaries = summaries;
    this.summarizer = summarizer;
    this.clock = clock;
  }

  @Override
  public StepName name() {
    return StepName.SUMMARIZE;
  }

  @Override
  public Summary work(StepContext context) throws StepFailure, InterruptedException {
    try {
      return summarize(context, transcript(context));
    } catch (LanguageModelFailure e) {
      throw failure(e);
    } catch (StorageUnavailable e) {
      throw new StepFailure.Unavailable("The object store is away", e);
    } catch (ObjectNotFound e) {
      throw new StepFailure.Permanent("The transcript is gone; transcribe the video again", e);
    } catch (UnreadableDocument e) {
      throw new StepFailure.Permanent(String.valueOf(e.getMessage()), e);
    }
  }

  private static ObjectKey transcript(StepContext context) {
    if (context.trigger() instanceof VideoTranscribed transcribed) {
      return new ObjectKey(transcribed.transcriptFileKey());
    }
    throw new IllegalArgumentException("Not a transcribed video: " + context.trigger());
  }

  private static StepFailure failure(LanguageModelFailure failure) {
    String reason = String.valueOf(failure.getMessage());
    return switch (failure) {
      case LanguageModelFailure.Transient e -> new StepFailure.Transient(reason, e);
      case LanguageModelFailure.Permanent e -> new StepFailure.Permanent(reason, e);
    };
  }

  private Summary summarize(StepContext context, ObjectKey key)
      throws LanguageModelFailure, InterruptedException {
    Transcript transcript = store.transcript(context.videoId(), key);
    context.length(Duration.ofSeconds(Math.round(transcript.duration())));
    String hash = TranscriptHash.of(transcript);
    var known = store.find(context.videoId()).filter(summary -> isOf(summary, hash));
    if (known.isPresent()) {
      return known.get();
    }
    Summarized made = summarizer.summarize(transcript, context::progress);
    Summary summary = summary(transcript, made, key, hash);
    context.requireLease();
    store.put(summary);
    FailPoints.reach(FailPoint.STEP_STORED, name().text());
    return summary;
  }

  /** Another model, or a first one, makes a summary of its own. */
  private boolean isOf(Summary summary, String hash) {
    return hash.equals(summary.transcriptHash())
        && summarizer.method().equals(summary.method())
        && summarizer.model().equals(summary.model());
  }

  private Summary summary(Transcript transcript, Summarized made, ObjectKey key, String hash) {
    return new Summary(
        transcript.videoId(),
        made.text(),
        summarizer.model(),
        summarizer.method(),
        made.parts(),
        QualityScore.of(made.text(), transcript.fullText(), made.parts()),
        key.value(),
        hash,
        clock.instant());
  }

  @Override
  public Outcome record(StepContext context, Summary summary) {
    ObjectKey document = ObjectKey.summary(context.videoId(), "json");
    summaries.put(summary, document, transcript(context));
    return Outcome.of(
        new VideoSummarized(
            EventId.random(),
            context.videoId(),
            document.value(),
            summary.summary(),
            summary.qualityScore(),
            clock.instant()));
  }
}
