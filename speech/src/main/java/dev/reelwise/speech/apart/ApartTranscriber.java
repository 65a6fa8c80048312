package dev.reelwise.speech.apart;

import dev.reelwise.speech.SpeechSettings;
import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Transcribes each recording in a process of its own, within {@link Bounds}: native code that
 * crashes or takes too much memory ends that process, not ours. One that has done well is kept for
 * a little while, because loading a model costs a second or more.
 */
public final class ApartTranscriber implements Transcriber {

  private final Launch launch;
  private final Bounds bounds;
  private final Deque<Kept> idle = new ArrayDeque<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("speech-idle").factory());

  private record Kept(SpeechProcess process, Future<?> end) {}

  /** For an engine on this machine. Nothing is started yet. */
  public ApartTranscriber(SpeechSettings settings, Bounds bounds) {
    this.launch = new Launch(settings, bounds);
    this.bounds = bounds;
  }

  @Override
  public Transcription transcribe(InputStream pcm, Duration length, DoubleConsumer progress)
      throws TranscriptionFailure, IOException, InterruptedException {
    SpeechProcess process = take();
    boolean well = false;
    try {
      Transcription heard = new Conversation(process, bounds, length, progress).hear(pcm);
      well = true;
      return heard;
    } finally {
      if (well) {
        keep(process);
      } else {
        process.close();
      }
    }
  }

  private SpeechProcess take() throws TranscriptionFailure {
    @Nullable SpeechProcess kept = kept();
    return kept == null ? SpeechProcess.start(launch) : kept;
  }

  private synchronized @Nullable SpeechProcess kept() {
    for (@Nullable Kept last = idle.pollLast(); last != null; last = idle.pollLast()) {
      last.end().cancel(false);
      if (last.process().isAlive()) {
        return last.process();
      }
    }
    return null;
  }

  private synchronized void keep(SpeechProcess process) {
    if (timer.isShutdown()) {
      process.release();
      return;
    }
    long millis = bounds.idle().toMillis();
    idle.addLast(
        new Kept(process, timer.schedule(() -> drop(process), millis, TimeUnit.MILLISECONDS)));
  }

  private synchronized void drop(SpeechProcess process) {
    if (idle.removeIf(kept -> kept.process() == process)) {
      process.release();
    }
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    idle.forEach(kept -> kept.process().release());
    idle.clear();
  }
}
