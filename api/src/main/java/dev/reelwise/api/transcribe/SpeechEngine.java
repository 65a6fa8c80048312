package dev.reelwise.api.transcribe;

import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transcriber for all steps at work, opened when the first of them needs it. */
final class SpeechEngine implements AutoCloseable {

  private final Supplier<Transcriber> opener;
  private final SpeechWorks works;

  private @Nullable Transcriber open;

  SpeechEngine(Supplier<Transcriber> opener, SpeechWorks works) {
    this.opener = opener;
    this.works = works;
  }

  /** As {@link Transcriber#transcribe}. An engine that can't be opened is a permanent failure. */
  Transcription transcribe(InputStream pcm, Duration length, DoubleConsumer progress)
      throws TranscriptionFailure, IOException, InterruptedException {
    Transcriber transcriber = opened();
    try (Work work = works.begin()) {
      Transcription heard = transcriber.transcribe(pcm, length, progress);
      works.heard(length);
      work.tag("model", heard.model()).done();
      return heard;
    }
  }

  private synchronized Transcriber opened() throws TranscriptionFailure {
    Transcriber transcriber = open;
    if (transcriber == null) {
      try {
        transcriber = opener.get();
      } catch (IllegalArgumentException e) {
        throw new TranscriptionFailure.Permanent(
            "Speech can't be transcribed here: " + e.getMessage(), e);
      }
      open = transcriber;
    }
    return transcriber;
  }

  @Override
  public synchronized void close() {
    Transcriber transcriber = open;
    if (transcriber != null) {
      transcriber.close();
    }
  }
}
