package dev.reelwise.bench;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.stack.SharedStack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures the way of an event: from the commit of an upload, by outbox, relay, Kafka, inbox and
 * queue, to the begin of the step's work. Arrivals are on a fixed schedule, whatever the answers.
 */
public final class HopBench {

  private static final double POLL_MEDIAN = 2_500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private HopBench() {}

  /** Argument: for how many seconds to measure at each rate; 20 when missing. */
  public static void main(String[] arguments) throws InterruptedException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    try (HopProcess process = new HopProcess(SharedStack.join().isolated("hop").environment())) {
      measure(process, 50, 5);
      System.out.printf(
          "%10s %8s %12s %12s %22s%n",
          "events/s", "events", "median ms", "99 % ms", "5-s poll / median");
      for (int rate : new int[] {1, 200}) {
        Latencies hop = measure(process, rate, seconds);
        double median = hop.percentile(0.5);
        System.out.printf(
            "%10d %8d %12.1f %12.1f %22.0f%n",
            rate, hop.count(), median, hop.percentile(0.99), POLL_MEDIAN / median);
      }
    }
    System.exit(0);
  }

  private static Latencies measure(HopProcess process, int rate, int seconds)
      throws InterruptedException {
    Map<VideoId, Long> commits = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < rate * seconds; i++) {
        TimeUnit.NANOSECONDS.sleep(
            begin + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
        writers.execute(() -> commit(process, commits));
      }
    }
    await(process, commits);
    Map<VideoId, Long> starts = process.starts();
    return new Latencies(
        commits.entrySet().stream().map(commit -> milliseconds(commit, starts)).toList());
  }

  private static void commit(HopProcess process, Map<VideoId, Long> commits) {
    VideoId video = process.commit();
    commits.put(video, System.nanoTime());
  }

  private static double milliseconds(Map.Entry<VideoId, Long> commit, Map<VideoId, Long> starts) {
    long start = starts.getOrDefault(commit.getKey(), commit.getValue());
    return Math.max(0, start - commit.getValue()) / 1e6;
  }

  private static void await(HopProcess process, Map<VideoId, Long> commits)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!process.starts().keySet().containsAll(commits.keySet())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Some events have not come through in " + PATIENCE);
      }
      Thread.sleep(10);
    }
  }
}
