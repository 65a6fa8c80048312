package dev.reelwise.bench.api;

import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How much processor time the servers have had, by which runs on a busy machine compare too. */
final class Processors {

  /** The process that asks, which is this one. */
  static final String CLIENT = "client";

  private final LocalStack servers;

  Processors(LocalStack servers) {
    this.servers = servers;
  }

  /** Of this server and its children, in seconds. */
  double seconds(String server) {
    return (server.equals(CLIENT) ? Stream.of(ProcessHandle.current()) : processes(server))
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToDouble(duration -> seconds(duration))
        .sum();
  }

  private Stream<ProcessHandle> processes(String server) {
    return servers.status().stream()
        .filter(one -> one.name().equals(server))
        .map(ServerStatus::pid)
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
