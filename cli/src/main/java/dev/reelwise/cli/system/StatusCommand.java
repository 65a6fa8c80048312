package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.terminal.Texts;
import dev.reelwise.stack.ServerStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what runs. */
@Command(
    name = "status",
    description =
        "Shows each server and service: state, port, process, memory. Ends with 3 when nothing runs.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var data = options.data();
    var found = RunningSystems.find(data);
    if (found.isEmpty()) {
      System.out.println(
          json ? Json.write(Map.of("state", "stopped")) : "Nothing runs on " + data.path() + ".");
      return ExitCode.NOT_RUNNING.number();
    }
    System.out.println(json ? Json.write(report(found.get())) : table(found.get()));
    return ExitCode.OK.number();
  }

  private static Map<String, Object> report(RunningSystems.Found found) {
    var status = found.stack().status();
    var services = status.stream().map(StatusCommand::entry).toList();
    var report = new java.util.LinkedHashMap<String, Object>();
    report.put("state", found.isReady() ? "ready" : "starting");
    report.put("pid", found.stack().pid());
    found.record().ifPresent(record -> report.put("api", record.api()));
    found.record().ifPresent(record -> report.put("summarizer", record.summarizer()));
    report.put("services", services);
    report.put("memoryBytes", total(status));
    return report;
  }

  private static Map<String, Object> entry(ServerStatus server) {
    return Map.of(
        "name", server.name(),
        "state", server.state().name().toLowerCase(Locale.ROOT),
        "pid", server.pid(),
        "port", server.port(),
        "memoryBytes", server.memoryBytes(),
        "restarts", server.restarts());
  }

  private static String table(RunningSystems.Found found) {
    var status = found.stack().status();
    var text = new StringBuilder();
    text.append(
        "%-12s %-11s %6s %8s %9s %9s%n"
            .formatted("", "state", "port", "pid", "memory", "restarts"));
    for (var server : status) {
      text.append(
          "%-12s %-11s %6d %8d %9s %9s%n"
              .formatted(
                  server.name(),
                  server.state().name().toLowerCase(Locale.ROOT),
                  server.port(),
                  server.pid(),
                  Texts.memory(server.memoryBytes()),
                  server.restarts() == 0 ? "" : server.restarts()));
    }
    text.append("%-12s %-11s %6s %8d%n".formatted("supervisor", "", "", found.stack().pid()));
    text.append(
        "%-12s %-11s %6s %8s %9s".formatted("together", "", "", "", Texts.memory(total(status))));
    found
        .record()
        .ifPresent(record -> text.append("\n\nAPI: ").append(record.api()).append("/api/v1"));
    return text.toString();
  }

  private static long total(List<ServerStatus> servers) {
    return servers.stream().mapToLong(ServerStatus::memoryBytes).sum();
  }
}
