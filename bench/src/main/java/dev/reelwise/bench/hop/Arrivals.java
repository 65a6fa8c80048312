package dev.reelwise.bench.hop;

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

  Arrivals(HopProcess process) {
    this.process = process;
  }

  /**
   * @param rate commits a second
   */
  Latencies measure(int rate, int seconds) throws InterruptedException {
    Map<VideoId, Long> commits = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < rate * seconds; i++) {
        TimeUnit.NANOSECONDS.sleep(
            begin + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
        writers.execute(() -> commits.put(process.commit(), System.nanoTime()));
      }
    }
    await(commits);
    Map<VideoId, Long> starts = process.starts();
    return new Latencies(
        commits.entrySet().stream().map(commit -> milliseconds(commit, starts)).toList());
  }

  /** The step may begin before the commit's answer has come back: then it took no time. */
  private static double milliseconds(Map.Entry<VideoId, Long> commit, Map<VideoId, Long> starts) {
    long start = starts.getOrDefault(commit.getKey(), commit.getValue());
    return Math.max(0, start - commit.getValue()) / 1e6;
  }

  private void await(Map<VideoId, Long> commits) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!process.starts().keySet().containsAll(commits.keySet())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Some events have not come through in " + PATIENCE);
      }
      Thread.sleep(10);
    }
  }
}
