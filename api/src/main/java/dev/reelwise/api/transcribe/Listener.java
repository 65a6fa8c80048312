package dev.reelwise.api.transcribe;

import dev.reelwise.api.source.MeasuredMedia;
import dev.reelwise.api.source.RunsStep;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.SpeechAudio;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;

/** Listens to a file from begin to end, decoding it while the engine hears it. */
@RunsStep(StepName.TRANSCRIBE)
@Component
class Listener {

  private static final double MILLIS = 1000;

  /** What stands in the place of a model when there was nothing to hear. */
  private static final Transcription SILENCE = new Transcription(List.of(), null, "none");

  private final MeasuredMedia media;
  private final SpeechEngine engine;
  private final Clock clock;

  Listener(MeasuredMedia media, SpeechEngine engine, Clock clock) {
    this.media = media;
    this.engine = engine;
    this.clock = clock;
  }

  Transcript listen(StepContext context, Path file)
      throws MediaFailure, TranscriptionFailure, IOException, InterruptedException {
    MediaInfo info = media.probe(file);
    context.length(info.duration());
    Transcription heard = info.audio().isEmpty() ? SILENCE : hear(file, info, context::progress);
    return new Transcript(
        context.videoId(),
        heard.text(),
        heard.language(),
        info.duration().toMillis() / MILLIS,
        heard.model(),
        heard.segments(),
        clock.instant());
  }

  private Transcription hear(Path file, MediaInfo info, DoubleConsumer progress)
      throws MediaFailure, TranscriptionFailure, IOException, InterruptedException {
    try (SpeechAudio audio = media.speech(file, info)) {
      return engine.transcribe(audio.pcm(), info.duration(), progress);
    }
  }
}
