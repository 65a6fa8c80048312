package dev.reelwise.pipeline.health;

import dev.reelwise.pipeline.health.ReadinessReport.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all servers at once, and waits for none longer than a limit. */
public final class Readiness implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<ReadinessCheck> checks;
  private final Duration patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Readiness(List<ReadinessCheck> checks) {
    this(checks, PATIENCE);
  }

  Readiness(List<ReadinessCheck> checks, Duration patience) {
    this.checks = List.copyOf(checks);
    this.patience = patience;
  }

  /** Asks every server now. */
  public ReadinessReport report() throws InterruptedException {
    long start = System.nanoTime();
    Map<String, Future<Answer>> asked = new LinkedHashMap<>();
    checks.forEach(check -> asked.put(check.name(), threads.submit(() -> ask(check))));
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (var one : asked.entrySet()) {
      answers.put(one.getKey(), await(one.getValue(), start));
    }
    return ReadinessReport.of(answers);
  }

  private static Answer ask(ReadinessCheck check) {
    long start = System.nanoTime();
    try {
      check.check();
      return Answer.up(millisSince(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.down(millisSince(start), "interrupted");
    } catch (Exception e) { // whatever a server's client throws means that it can't be used
      return Answer.down(millisSince(start), reason(e));
    }
  }

  private Answer await(Future<Answer> asked, long start) throws InterruptedException {
    long left = patience.toNanos() - (System.nanoTime() - start);
    try {
      return asked.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return Answer.down(millisSince(start), "no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The innermost cause: "Connection refused" says more than "could not execute statement". */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
