package dev.reelwise.speech.apart;

import dev.reelwise.speech.TranscriptionFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that listens, from its start to its end. Nobody waits in its pipes but threads here.
 */
final class SpeechProcess implements AutoCloseable {

  private final Process process;
  private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(4);
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Complaints complaints = new Complaints();
  private final Thread feeding;
  private final Thread complaining;

  private SpeechProcess(Process process) {
    this.process = process;
    this.feeding = inBackground("feed", this::feed);
    var _ = inBackground("hear", this::hear);
    this.complaining =
        inBackground("log", () -> complaints.read(process.errorReader(StandardCharsets.UTF_8)));
  }

  static SpeechProcess start(Launch launch) throws TranscriptionFailure.Transient {
    try {
      Path folder = Leftovers.makeFolder();
      Process process = launch.builder(folder).start();
      var _ = process.onExit().thenRun(() -> Leftovers.delete(folder));
      return new SpeechProcess(process);
    } catch (IOException e) {
      throw new TranscriptionFailure.Transient(
          "The speech engine could not be started: " + e.getMessage(), null, e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Hands on a part of {@link Frames}; false when the process has not yet taken the last ones. */
  boolean offer(byte[] frame, Duration wait) throws InterruptedException {
    return frames.offer(frame, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it says next, or null when that takes longer; {@link Answer.Ended} last. */
  @Nullable Answer next(Duration wait) throws InterruptedException {
    return answers.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Processor time since its start; zero where this system does not tell. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** After {@link Answer.Ended}: its code, 128 and the signal's number when it was killed. */
  int code() throws InterruptedException {
    return process.waitFor();
  }

  /** After {@link Answer.Ended}: the end of what it complained. */
  String complaints() throws InterruptedException {
    complaining.join(Duration.ofSeconds(2));
    return complaints.text();
  }

  /** Lets it go when it has nothing to do: it ends by itself, and leaves nothing behind. */
  void release() {
    feeding.interrupt();
  }

  /** Ends it whatever it is doing. */
  @Override
  public void close() {
    process.destroyForcibly();
    feeding.interrupt();
  }

  private static Thread inBackground(String name, Runnable work) {
    // Not virtual: reading a process's output holds the carrier.
    return Thread.ofPlatform().daemon().name("speech-" + name).start(work);
  }

  private void feed() {
    try (OutputStream input = process.getOutputStream()) {
      while (true) {
        input.write(frames.take());
        input.flush();
      }
    } catch (IOException | InterruptedException ended) {
      // Who waits for an answer is told of the end by the other thread.
      return;
    }
  }

  private void hear() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String said = line;
        Answer.parse(said).ifPresentOrElse(answers::add, () -> complaints.add(said));
      }
    } catch (IOException killed) {
      complaints.add(String.valueOf(killed.getMessage()));
    } finally {
      answers.add(new Answer.Ended());
    }
  }
}
