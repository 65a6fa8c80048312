package dev.reelwise.api.transcribe;

import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transcriber for all steps at work: its model is loaded when the first of them needs it, and
 * freed when none has needed it for a while, because a model is most of this process's memory.
 */
final class SpeechEngine implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SpeechEngine.class);

  private final Supplier<Transcriber> opener;
  private final Duration idle;
  private final SpeechWorks works;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("speech-idle").factory());

  private @Nullable Transcriber open;
  private @Nullable Future<?> closing;
  private int users;

  SpeechEngine(Supplier<Transcriber> opener, Duration idle, SpeechWorks works) {
    this.opener = opener;
    this.works = works;
    this.idle = idle;
  }

  /** As {@link Transcriber#transcribe}. An engine that can't be opened is a permanent failure. */
  Transcription transcribe(InputStream pcm, Duration length, DoubleConsumer progress)
      throws TranscriptionFailure, IOException, InterruptedException {
    Transcriber transcriber = acquire();
    try (Work work = works.begin(transcriber.model())) {
      Transcription heard = transcriber.transcribe(pcm, length, progress);
      works.heard(length);
      work.done();
      return heard;
    } finally {
      release();
    }
  }

  private synchronized Transcriber acquire() throws TranscriptionFailure {
    if (closing != null) {
      closing.cancel(false);
    }
    Transcriber transcriber = open;
    if (transcriber == null) {
      transcriber = opened();
      open = transcriber;
      log.info("Opened the speech model {}", transcriber.model());
    }
    users++;
    return transcriber;
  }

  private Transcriber opened() throws TranscriptionFailure {
    try {
      return opener.get();
    } catch (IllegalArgumentException e) {
      throw new TranscriptionFailure.Permanent(
          "Speech can't be transcribed here: " + e.getMessage(), e);
    }
  }

  private synchronized void release() {
    users--;
    if (users == 0 && !timer.isShutdown()) {
      closing = timer.schedule(this::closeIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void closeIfIdle() {
    Transcriber transcriber = open;
    if (users == 0 && transcriber != null) {
      open = null;
      transcriber.close();
      log.info("Closed the speech model {}: not needed for {}", transcriber.model(), idle);
    }
  }

  /** True while a model is in memory. */
  synchronized boolean isOpen() {
    return open != null;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    closeIfIdle();
  }
}
