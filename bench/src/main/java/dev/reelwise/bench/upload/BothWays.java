package dev.reelwise.bench.upload;

import dev.reelwise.bench.Figures;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Sends files of a size both ways by turns. */
final class BothWays {

  static final List<String> HEAD =
      List.of(
          "file",
          "runs",
          "PUT MB/s",
          "upload MB/s",
          "ratio",
          "peak heap MiB",
          "peak memory MiB",
          "PUT CPU s/GB",
          "upload CPU s/GB");

  /** Until then the JVMs of the API and the object store still compile what uploads run through. */
  static final int WARM_UPS = 20;

  private static final long WARM_UP = 100_000_000;

  private final ApiProcess api;
  private final Bucket bucket;
  private final Sending sending;
  private final MemoryWatch memory;
  private final String token;

  BothWays(ApiProcess api, Bucket bucket, Sending sending, MemoryWatch memory)
      throws IOException, InterruptedException {
    this.api = api;
    this.bucket = bucket;
    this.sending = sending;
    this.memory = memory;
    this.token = api.signUp(sending);
  }

  void warmUp() throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UPS; i++) {
      double _ = throughput(bucket.put(WARM_UP), WARM_UP);
      double _ = throughput(api.upload(WARM_UP, token), WARM_UP);
    }
  }

  /** In the order of {@link #HEAD}. */
  List<String> measure(long bytes, int runs) throws IOException, InterruptedException {
    List<Double> direct = new ArrayList<>();
    List<Double> streamed = new ArrayList<>();
    CpuTime directly = CpuTime.NONE;
    CpuTime streaming = CpuTime.NONE;
    memory.begin();
    for (int i = 0; i < runs; i++) {
      CpuTime begin = api.cpuTime();
      direct.add(throughput(bucket.put(bytes), bytes));
      CpuTime middle = api.cpuTime();
      streamed.add(throughput(api.upload(bytes, token), bytes));
      directly = directly.plus(middle.minus(begin));
      streaming = streaming.plus(api.cpuTime().minus(middle));
      System.out.printf(
          "%,d MB: PUT %.0f MB/s, upload %.0f MB/s%n",
          bytes / 1_000_000, direct.getLast(), streamed.getLast());
    }
    double put = Figures.median(direct);
    double upload = Figures.median(streamed);
    return List.of(
        Figures.number(bytes / 1e6, 0) + " MB",
        Integer.toString(runs),
        Figures.number(put, 0),
        Figures.number(upload, 0),
        Figures.number(upload / put, 2),
        mebibytes(memory.peakHeap()),
        mebibytes(memory.peakProcess()),
        directly.per(bytes * runs),
        streaming.per(bytes * runs));
  }

  /**
   * In millions of bytes a second. What was stored is deleted again, after the clock has stopped.
   */
  private double throughput(HttpRequest request, long bytes)
      throws IOException, InterruptedException {
    double seconds = Figures.seconds(sending.time(request));
    long stored = bucket.empty();
    if (stored != bytes) {
      throw new IllegalStateException(
          "%,d bytes were sent, but %,d are stored".formatted(bytes, stored));
    }
    return bytes / 1e6 / seconds;
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }
}
