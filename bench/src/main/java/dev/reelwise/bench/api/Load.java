package dev.reelwise.bench.api;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight clients that ask again as soon as they are answered. */
final class Load {

  static final int CLIENTS = 8;

  private final Duration duration;

  Load(Duration duration) {
    this.duration = duration;
  }

  /** Requests a second, and the sorted times of all requests in milliseconds. */
  Result run(List<? extends Client> clients) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    List<Future<double[]>> running = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Client client : clients) {
        running.add(threads.submit(() -> times(client, end)));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double[] all = running.stream().map(Load::result).flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(all);
    return new Result(all.length, seconds, at(all, 0.5), at(all, 0.99));
  }

  private static double[] times(Client client, long end) throws IOException, SQLException {
    double[] times = new double[1024];
    int count = 0;
    for (long from = System.nanoTime(); from < end; ) {
      client.ask();
      long to = System.nanoTime();
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = (to - from) / 1e6;
      from = to;
    }
    return Arrays.copyOf(times, count);
  }

  private static double[] result(Future<double[]> done) {
    try {
      return done.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** By the nearest rank. */
  private static double at(double[] sorted, double share) {
    return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }

  /** {@code median} and {@code slow} (the 99th percentile) in milliseconds. */
  record Result(int requests, double seconds, double median, double slow) {

    double rate() {
      return requests / seconds;
    }
  }
}
