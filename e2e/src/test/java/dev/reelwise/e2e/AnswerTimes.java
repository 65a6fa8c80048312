package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * How long answers took while a server was away. How busy the machine is shows in those that ask
 * nobody: so much later may the others be, too.
 */
final class AnswerTimes {
  /** {@code reelwise.patience}: so long may a server be silent where somebody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration SLACK = Duration.ofMillis(500);
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  private final Queue<Duration> refused = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> others = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> free = new ConcurrentLinkedQueue<>();

  void add(String request, int status, Duration time) {
    if (status == 503) {
      refused.add(time);
    } else {
      others.add(time);
    }
    if (request.equals("GET /health/live")) {
      free.add(time);
    }
  }

  /** Most of the refusals within the patience, and none after much more. */
  void hold(String what) {
    System.out.printf(
        "%s: %d refused (median %s, slowest %s), %d answered (median %s, slowest %s), with nobody to"
            + " ask: median %s, slowest %s%n",
        what,
        refused.size(),
        median(refused),
        slowest(refused),
        others.size(),
        median(others),
        slowest(others),
        median(free),
        slowest(free));
    if (!refused.isEmpty()) {
      assertThat(median(refused)).as(what).isLessThan(PATIENCE.plus(SLACK).plus(median(free)));
      assertThat(slowest(refused)).as(what).isLessThan(AT_MOST.plus(slowest(free)));
    }
  }

  private static Duration median(Queue<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  private static Duration slowest(Queue<Duration> times) {
    return Stream.concat(Stream.of(Duration.ZERO), times.stream())
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
