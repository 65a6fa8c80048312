package dev.reelwise.speech.apart;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** One recording, told to a process and heard by it, on the thread that asks. */
final class Conversation {

  private static final Duration PULSE = Duration.ofMillis(200);

  /** A second of audio. */
  private static final int BLOCK = 32_000;

  private final SpeechProcess process;
  private final Bounds bounds;
  private final Duration length;
  private final DoubleConsumer progress;
  private final Duration cpuBefore;
  private final List<Segment> segments = new ArrayList<>();
  private long movedAt = System.nanoTime();
  private @Nullable Transcription heard;

  Conversation(SpeechProcess process, Bounds bounds, Duration length, DoubleConsumer progress) {
    this.process = process;
    this.bounds = bounds;
    this.length = length;
    this.progress = progress;
    this.cpuBefore = process.cpu();
  }

  Transcription hear(InputStream pcm)
      throws TranscriptionFailure, IOException, InterruptedException {
    tell(Frames.begin(length));
    byte[] block = new byte[BLOCK];
    for (int n = pcm.readNBytes(block, 0, BLOCK); n > 0; n = pcm.readNBytes(block, 0, BLOCK)) {
      // Who decodes may have taken his time.
      movedAt = System.nanoTime();
      tell(Frames.block(block, n));
    }
    tell(Frames.end());
    Transcription all = heard;
    while (all == null) {
      take(PULSE);
      all = heard;
    }
    return all;
  }

  private void tell(byte[] frame) throws TranscriptionFailure, InterruptedException {
    while (!process.offer(frame, PULSE)) {
      take(Duration.ZERO);
    }
    movedAt = System.nanoTime();
    take(Duration.ZERO);
  }

  /** Takes what has been said, waiting for it when there is nothing, and looks after the limits. */
  private void take(Duration wait) throws TranscriptionFailure, InterruptedException {
    for (@Nullable Answer answer = process.next(wait);
        answer != null;
        answer = process.next(Duration.ZERO)) {
      movedAt = System.nanoTime();
      take(answer);
    }
    if (System.nanoTime() - movedAt > bounds.silence().toNanos()) {
      throw Verdict.silent(bounds);
    }
    Duration allowed = bounds.cpu(length);
    if (process.cpu().minus(cpuBefore).compareTo(allowed) > 0) {
      throw Verdict.tooMuchWork(allowed);
    }
  }

  private void take(Answer answer) throws TranscriptionFailure, InterruptedException {
    switch (answer) {
      case Answer.Progress(double share) -> progress.accept(share);
      case Answer.Snippet(double start, double end, String text) ->
          segments.add(new Segment(segments.size(), start, end, text));
      case Answer.Heard(String model, String language) ->
          heard = new Transcription(segments, language.isEmpty() ? null : language, model);
      case Answer.Failed failed -> throw Verdict.of(failed, bounds);
      case Answer.Ended() -> throw Verdict.of(process.code(), process.complaints(), bounds);
    }
  }
}
