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

  private final List<Way> ways;
  private final List<Clip> clips;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Accepted>> sent = new ArrayList<>();

  /** On all ways by turns: in a form, in parts, and each with and without a repeat. */
  Uploads(PatientClient client, List<Clip> clips) {
    this.ways =
        List.of(
            new FormWay(client, false),
            new DirectWay(client, true),
            new FormWay(client, true),
            new DirectWay(client, false));
    this.clips = clips;
  }

  /** Begins so many uploads, evenly over the time, and returns when it is over. */
  void begin(int count, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + time.toNanos() / count * i;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      begin(sent.size());
    }
  }

  private void begin(int number) {
    Clip clip = clips.get(number % clips.size());
    Way way = ways.get(number % ways.size());
    String title = "Chaos %04d".formatted(number);
    sent.add(threads.submit(() -> way.upload(clip, title)));
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
