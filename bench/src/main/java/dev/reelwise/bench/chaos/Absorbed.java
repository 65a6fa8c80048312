package dev.reelwise.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what the services count, over their restarts. What a process has counted in its last
 * moments dies with it, so the sums are at least what happened.
 */
final class Absorbed implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Events that came again. */
  static final String REPEATED = "reelwise_inbox_events_total{";

  /** Jobs whose work was done already. */
  static final String STALE = "reelwise_step_stale_total{";

  /** Steps that were taken over from a worker that was lost. */
  static final String TAKEN_OVER = "reelwise_step_takeovers_total{";

  private final List<URI> services;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<String, Double> last = new HashMap<>();
  private final Map<String, Double> sums = new HashMap<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);

  Absorbed(List<URI> services) {
    this.services = List.copyOf(services);
  }

  Absorbed start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (true) {
        services.forEach(this::look);
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(URI service) {
    try {
      var request = HttpRequest.newBuilder(service.resolve("/metrics")).timeout(PATIENCE).build();
      String page = http.send(request, BodyHandlers.ofString()).body();
      // One that was killed begins to count at zero again.
      String process = service + " " + sum(page, "process_start_time_seconds");
      for (String meter : List.of(REPEATED, STALE, TAKEN_OVER)) {
        add(process + meter, meter, sum(page, meter));
      }
    } catch (IOException away) {
      // It was killed, or is slow: what it has counted is seen at the next look, or never.
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static double sum(String page, String meter) {
    return page.lines()
        .filter(line -> line.startsWith(meter))
        .filter(line -> !meter.equals(REPEATED) || line.contains("outcome=\"repeated\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private synchronized void add(String process, String meter, double now) {
    Double before = last.put(process, now);
    sums.merge(meter, before == null ? now : now - before, Double::sum);
  }

  /** How much of it was seen. */
  synchronized long of(String meter) {
    return Math.round(sums.getOrDefault(meter, 0.0));
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }
}
