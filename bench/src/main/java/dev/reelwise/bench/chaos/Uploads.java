package dev.reelwise.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uploads on a schedule that waits for nobody: one that is held up does not hold up the next. */
final class Uploads implements AutoCloseable {

  private final PatientClient client;
  private final List<Clip> clips;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Accepted>> sent = new ArrayList<>();

  Uploads(PatientClient client, List<Clip> clips) {
    this.client = client;
    this.clips = clips;
  }

  /** Begins so many uploads, evenly over the time, and returns when it is over. */
  void begin(int count, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + time.toNanos() / count * i;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      Clip clip = clips.get(i % clips.size());
      String title = "Chaos %04d".formatted(i);
      sent.add(threads.submit(() -> client.upload(clip, title)));
    }
  }

  /** Waits for all answers; what was not accepted is added to {@code failures}. */
  List<Accepted> accepted(List<String> failures) throws InterruptedException {
    List<Accepted> accepted = new ArrayList<>();
    for (Future<Accepted> upload : sent) {
      try {
        accepted.add(upload.get());
      } catch (ExecutionException failure) {
        Throwable cause = failure.getCause();
        failures.add(
            cause instanceof IOException ? String.valueOf(cause.getMessage()) : failure.toString());
      }
    }
    return accepted;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
