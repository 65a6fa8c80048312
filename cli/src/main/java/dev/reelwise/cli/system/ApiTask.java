package dev.reelwise.cli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A task that the API's program does alone, in a process of its own. What it tells is passed on to
 * the standard error.
 *
 * @param name the task
 * @param feature the API's package whose lines are shown
 * @param options further settings, such as {@code reelwise.check.repair=true}
 */
record ApiTask(String name, String feature, List<String> options) {

  ApiTask {
    options = List.copyOf(options);
  }

  /** Returns what the process ended with; 0 when all went well. */
  int run(Map<String, String> environment) throws InterruptedException {
    var builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try (var lines = process.inputReader()) {
        lines.lines().forEach(System.err::println);
        return process.waitFor();
      } finally {
        process.destroy();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> command() throws InterruptedException {
    List<String> command = ServiceImage.of(Service.API).command(Service.API, List.of());
    command.addAll(
        List.of(
            "--reelwise.task=" + name,
            "--reelwise.roles=",
            "--logging.level.root=warn",
            // Its clients remark on what comes too late when they end.
            "--logging.level.org.apache.kafka=error",
            "--logging.level.dev.reelwise.api." + feature + "=info",
            "--logging.pattern.console=%m%n"));
    options.forEach(option -> command.add("--" + option));
    return command;
  }
}
