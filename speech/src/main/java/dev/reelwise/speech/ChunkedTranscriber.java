package dev.reelwise.speech;

import dev.reelwise.speech.voice.ChunkLimits;
import dev.reelwise.speech.voice.Chunks;
import dev.reelwise.speech.voice.VoiceDetector;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/** Cuts the stream at pauses and has an engine work on several chunks at once. */
final class ChunkedTranscriber implements Transcriber {

  private final Recognizer recognizer;
  private final VoiceDetector voice;
  private final ChunkLimits limits;
  private final int workers;

  ChunkedTranscriber(Recognizer recognizer, VoiceDetector voice, ChunkLimits limits, int workers) {
    this.recognizer = recognizer;
    this.voice = voice;
    this.limits = limits;
    this.workers = workers;
  }

  @Override
  public Transcription transcribe(InputStream pcm, Duration length, DoubleConsumer progress)
      throws TranscriptionFailure, IOException, InterruptedException {
    TranscriptBuilder transcript = new TranscriptBuilder(length, progress);
    Chunks chunks = new Chunks(pcm, voice.listen(), limits);
    try (OrderedWork work = new OrderedWork(recognizer, workers, transcript::add)) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        work.submit(chunk.get());
      }
      work.finish();
    }
    return transcript.build(recognizer.model());
  }

  @Override
  public void close() {
    try (voice;
        recognizer) {
      // Both are closed, the second even where closing the first fails.
    }
  }
}
