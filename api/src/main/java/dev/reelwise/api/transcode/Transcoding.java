package dev.reelwise.api.transcode;

import dev.reelwise.api.source.MeasuredMedia;
import dev.reelwise.api.source.RunsStep;
import dev.reelwise.contracts.StepName;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.Transcoded;
import dev.reelwise.pipeline.step.StepContext;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Looks at a file, writes down what it holds while the work goes on, and makes its variants. */
@RunsStep(StepName.TRANSCODE)
@Component
class Transcoding {

  private final MeasuredMedia media;
  private final ProbedSourceRepository sources;

  Transcoding(MeasuredMedia media, ProbedSourceRepository sources) {
    this.media = media;
    this.sources = sources;
  }

  /** What the file holds; who wants to watch it meanwhile is told so, too. */
  MediaInfo look(Path source, StepContext context) throws MediaFailure, InterruptedException {
    MediaInfo info = media.probe(source);
    context.length(info.duration());
    sources.put(context.videoId(), info);
    return info;
  }

  Transcoded of(Path source, MediaInfo info, StepContext context)
      throws MediaFailure, InterruptedException {
    return media.transcode(source, info, context.workFolder(), context::progress);
  }
}
