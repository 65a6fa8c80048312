package dev.reelwise.speech.apart;

import dev.reelwise.speech.SpeechSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one process that listens may take.
 *
 * @param memory bytes of its own memory that can be written to
 * @param cpu processor time for a recording, besides {@value #CPU_PER_LENGTH} times its length
 * @param silence without progress after which it is given up
 * @param idle how long one that has nothing to do is kept for the next recording
 */
public record Bounds(long memory, Duration cpu, Duration silence, Duration idle) {

  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final Duration CPU = Duration.ofMinutes(10);
  private static final int CPU_PER_LENGTH = 60;

  private static final long MIB = 1L << 20;

  // Moonshine took 480 MiB and 140 more for each part at once (x86-64, chunks of 20 s).
  private static final long MEMORY = 768 * MIB;
  private static final long MEMORY_PER_WORKER = 384 * MIB;

  /** With room to spare for this engine; {@code memory} in bytes takes the place of our guess. */
  public static Bounds of(SpeechSettings settings, @Nullable Long memory, Duration idle) {
    return new Bounds(memory == null ? usual(settings) : memory, CPU, SILENCE, idle);
  }

  private static long usual(SpeechSettings settings) {
    long model = size(settings.whisperModel());
    // whisper.cpp holds the weights once, and a state of up to a quarter of them for each worker.
    return MEMORY + model + settings.workers() * (MEMORY_PER_WORKER + model / 4);
  }

  private static long size(@Nullable Path model) {
    try {
      return model == null ? 0 : Files.size(model);
    } catch (IOException absent) {
      // Who opens it says so.
      return 0;
    }
  }

  long megabytes() {
    return memory / MIB;
  }

  /** Processor time for a recording of this length. */
  Duration cpu(Duration length) {
    return cpu.plus(length.multipliedBy(CPU_PER_LENGTH));
  }
}
