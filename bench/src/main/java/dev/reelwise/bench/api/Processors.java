package dev.reelwise.bench.api;

import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much processor time the servers have had, by which runs on a busy machine compare too. */
final class Processors {

  private final LocalStack servers;

  Processors(LocalStack servers) {
    this.servers = servers;
  }

  /** Of this server and its children, in seconds. */
  double seconds(String server) {
    List<ProcessHandle> processes =
        servers.status().stream()
            .filter(one -> one.name().equals(server))
            .map(ServerStatus::pid)
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    return processes.stream()
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToDouble(duration -> seconds(duration))
        .sum();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
