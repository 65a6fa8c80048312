package dev.reelwise.pipeline;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscoded;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A small step that does what the test says, and tells the next steps as a real one does. */
public final class TestStep implements Step<String> {

  /** The work of a test's step. */
  @FunctionalInterface
  public interface Work {
    String on(StepContext context) throws StepFailure, InterruptedException;
  }

  public final List<VideoId> started = Collections.synchronizedList(new ArrayList<>());
  public final List<VideoId> recorded = Collections.synchronizedList(new ArrayList<>());

  private final StepName name;
  private final Work work;

  public TestStep(StepName name, Work work) {
    this.name = name;
    this.work = work;
  }

  /** A step that succeeds at once. */
  public static TestStep quick(StepName name) {
    return new TestStep(name, _ -> "done");
  }

  public static TestStep[] quick() {
    return new TestStep[] {
      quick(StepName.TRANSCODE),
      quick(StepName.TRANSCRIBE),
      quick(StepName.SUMMARIZE),
      quick(StepName.INDEX)
    };
  }

  @Override
  public StepName name() {
    return name;
  }

  @Override
  public String work(StepContext context) throws StepFailure, InterruptedException {
    started.add(context.videoId());
    String result = work.on(context);
    FailPoints.reach(FailPoint.STEP_STORED, name.text());
    return result;
  }

  @Override
  public Outcome record(StepContext context, String result) {
    recorded.add(context.videoId());
    return event(context.videoId()).stream()
        .map(Outcome::of)
        .findFirst()
        .orElse(new Outcome(List.of()));
  }

  private List<VideoEvent> event(VideoId video) {
    EventId id = EventId.random();
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    return switch (name) {
      case TRANSCODE -> List.of(new VideoTranscoded(id, video, List.of(), now));
      case TRANSCRIBE -> List.of(new VideoTranscribed(id, video, "transcripts/x.json", 3, now));
      case SUMMARIZE ->
          List.of(new VideoSummarized(id, video, "summaries/x.json", "A summary.", 0.7, now));
      case INDEX -> List.of();
    };
  }
}
