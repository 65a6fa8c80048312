package dev.reelwise.api.index;

import dev.reelwise.api.source.RunsStep;
import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.pipeline.observe.Works;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.storage.UnreadableDocument;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

/** Makes a video findable. */
@RunsStep(StepName.INDEX)
@Component
class IndexStep implements Step<IndexStep.Indexed> {

  private static final String RUN = "reelwise.index.run";

  /** The index has acknowledged the video. */
  record Indexed() {}

  private final VideoDocuments documents;
  private final VideoIndex index;
  private final Works works;

  IndexStep(VideoDocuments documents, VideoIndex index, Works works) {
    this.documents = documents;
    this.index = index;
    this.works = works;
    works.announce(RUN, Tags.empty());
  }

  @Override
  public StepName name() {
    return StepName.INDEX;
  }

  @Override
  public Indexed work(StepContext context) throws StepFailure {
    try (Work work = works.begin(RUN, Tags.empty())) {
      documents.of(context.videoId()).ifPresent(index::put);
      FailPoints.reach(FailPoint.STEP_STORED, name().text());
      work.done();
      return new Indexed();
    } catch (UnreadableDocument e) {
      throw new StepFailure.Permanent("A document of this video can't be read.", e);
    }
  }

  @Override
  public Outcome record(StepContext context, Indexed indexed) {
    return Outcome.of();
  }
}
