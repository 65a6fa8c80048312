package dev.reelwise.speech.voice;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a stream into chunks of speech while it arrives, and leaves out the silence between them.
 * Holds no more than one chunk of the longest length.
 */
public final class Chunks {

  /** What is kept around speech, so that soft sounds at its edges are heard too. */
  private static final int MARGIN = windows(Duration.ofMillis(200));

  /** How often silence is reported. */
  private static final int SILENCE = windows(Duration.ofSeconds(20));

  private final WindowReader reader;
  private final int shortest;
  private final int longest;
  private final int gap;
  private final List<Window> held = new ArrayList<>();
  private long heldFrom;
  private int lastVoiced = -1;
  private int silent;
  private boolean ended;

  public Chunks(InputStream pcm, VoiceDetector.Listening listening, ChunkLimits limits) {
    this.reader = new WindowReader(pcm, listening);
    this.shortest = windows(limits.shortest());
    this.longest = windows(limits.longest());
    this.gap = windows(limits.gap());
  }

  /** The next chunk in time order; empty at the stream's end. Waits for the stream. */
  public Optional<Chunk> next() throws IOException, InterruptedException {
    while (!ended) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Optional<Window> window = reader.next();
      ended = window.isEmpty();
      Optional<Chunk> chunk = window.isPresent() ? add(window.get()) : cutAt(held.size());
      if (chunk.isPresent()) {
        return chunk;
      }
    }
    return Optional.empty();
  }

  private Optional<Chunk> add(Window window) {
    held.add(window);
    if (window.voiced()) {
      lastVoiced = held.size() - 1;
    }
    if (lastVoiced < 0) {
      return skipSilence();
    }
    if (held.size() - 1 - lastVoiced >= gap) {
      return cutAt(held.size() - MARGIN);
    }
    return held.size() < longest ? Optional.empty() : cutAt(Pauses.bestCut(held, shortest));
  }

  private Optional<Chunk> skipSilence() {
    if (held.size() > MARGIN) {
      drop(1);
    }
    silent++;
    if (silent < SILENCE) {
      return Optional.empty();
    }
    silent = 0;
    double now = (heldFrom + held.size()) * Window.SECONDS;
    return Optional.of(new Chunk(now, now, new float[0], List.of()));
  }

  /** Everything before the window goes into a chunk; the rest stays. */
  private Optional<Chunk> cutAt(int end) {
    List<Window> part = held.subList(0, end);
    List<Span> speech = Pauses.speech(part);
    if (speech.isEmpty()) {
      drop(end);
      return Optional.empty();
    }
    int to = Math.min(end, (int) Math.round(speech.getLast().end() / Window.SECONDS) + MARGIN);
    double start = heldFrom * Window.SECONDS;
    Chunk chunk =
        new Chunk(start, start + to * Window.SECONDS, Window.join(part.subList(0, to)), speech);
    drop(end);
    silent = 0;
    return Optional.of(chunk);
  }

  private void drop(int count) {
    held.subList(0, count).clear();
    heldFrom += count;
    lastVoiced = Math.max(-1, lastVoiced - count);
  }

  private static int windows(Duration duration) {
    return (int) Math.round(duration.toMillis() / 1000.0 / Window.SECONDS);
  }
}
