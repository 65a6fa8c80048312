package dev.reelwise.bench.hop;

import dev.reelwise.bench.Latencies;
import dev.reelwise.contracts.VideoId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Commits uploads on a fixed schedule, and looks when the work on each began. */
final class Arrivals {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WRITERS = 8;

  private final HopProcess process;
  private final PlainConsumer consumer;

  Arrivals(HopProcess process, PlainConsumer consumer) {
    this.process = process;
    this.consumer = consumer;
  }

  /**
   * @param rate commits a second
   */
  Hop measure(int rate, int seconds) throws InterruptedException {
    Map<VideoId, Long> commits = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < rate * seconds; i++) {
        TimeUnit.NANOSECONDS.sleep(
            begin + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
        writers.execute(() -> commits.put(process.commit(), System.nanoTime()));
      }
    }
    await(commits, consumer.arrivals());
    await(commits, process.starts());
    return new Hop(latencies(commits, consumer.arrivals()), latencies(commits, process.starts()));
  }

  private static Latencies latencies(Map<VideoId, Long> commits, Map<VideoId, Long> ends) {
    return new Latencies(
        commits.entrySet().stream().map(commit -> milliseconds(commit, ends)).toList());
  }

  /** It may be there before the commit's answer has come back: then it took no time. */
  private static double milliseconds(Map.Entry<VideoId, Long> commit, Map<VideoId, Long> ends) {
    long start = ends.getOrDefault(commit.getKey(), commit.getValue());
    return Math.max(0, start - commit.getValue()) / 1e6;
  }

  private static void await(Map<VideoId, Long> commits, Map<VideoId, Long> ends)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ends.keySet().containsAll(commits.keySet())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Some events have not come through in " + PATIENCE);
      }
      Thread.sleep(10);
    }
  }
}
