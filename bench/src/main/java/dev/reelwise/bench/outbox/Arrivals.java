package dev.reelwise.bench.outbox;

import dev.reelwise.bench.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Eight writers commit events on a fixed schedule; how long after its commit each came is noted.
 */
final class Arrivals {

  private static final int WRITERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ContenderProcess process;
  private final List<Integer> videos;
  private final Map<Numbered, Long> moments;

  /** {@code moments}: when each event came; filled by whoever receives them. */
  Arrivals(ContenderProcess process, List<Integer> videos, Map<Numbered, Long> moments) {
    this.process = process;
    this.videos = videos;
    this.moments = moments;
  }

  /**
   * Milliseconds from each commit to its event's coming. What has not come a minute after the last
   * commit counts as if it came then.
   *
   * @param rate commits a second
   */
  Latencies measure(int rate, int seconds) throws InterruptedException {
    Map<Numbered, Long> commits = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < rate * seconds; i++) {
        int video = videos.get(i % videos.size());
        TimeUnit.NANOSECONDS.sleep(
            begin + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
        writers.execute(
            () -> commits.put(new Numbered(video, process.commit(video)), System.nanoTime()));
      }
    }
    long end = await(commits);
    if (commits.size() < rate * seconds) {
      throw new IllegalStateException("Only %s commits went well".formatted(commits.size()));
    }
    return new Latencies(
        commits.entrySet().stream()
            .map(
                commit ->
                    // It may come before the commit's answer: then it took no time.
                    Math.max(0, moments.getOrDefault(commit.getKey(), end) - commit.getValue())
                        / 1e6)
            .toList());
  }

  private long await(Map<Numbered, Long> commits) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !moments.keySet().containsAll(commits.keySet())) {
      Thread.sleep(10);
    }
    return System.nanoTime();
  }
}
