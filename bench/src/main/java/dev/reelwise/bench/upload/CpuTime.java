package dev.reelwise.bench.upload;

import dev.reelwise.bench.Figures;
import java.time.Duration;

/** The processor time of the three processes through which a file goes. */
record CpuTime(Duration client, Duration api, Duration store) {

  static final CpuTime NONE = new CpuTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** What they have used since they were started. */
  static CpuTime now(long api, long store) {
    return new CpuTime(of(ProcessHandle.current().pid()), of(api), of(store));
  }

  /** Zero where the system does not tell. */
  private static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  CpuTime plus(CpuTime other) {
    return new CpuTime(client.plus(other.client), api.plus(other.api), store.plus(other.store));
  }

  CpuTime minus(CpuTime before) {
    return new CpuTime(
        client.minus(before.client), api.minus(before.api), store.minus(before.store));
  }

  /** Seconds per billion bytes: the client's, the API's and the object store's. */
  String per(long bytes) {
    return "%s + %s + %s".formatted(rate(client, bytes), rate(api, bytes), rate(store, bytes));
  }

  private static String rate(Duration time, long bytes) {
    return Figures.number(Figures.seconds(time) / (bytes / 1e9), 1);
  }
}
