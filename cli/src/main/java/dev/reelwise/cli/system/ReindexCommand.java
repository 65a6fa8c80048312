package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Rebuilds the search index of a running system, in a process of the API's program that does this
 * alone.
 */
@Command(
    name = "reindex",
    description =
        "Rebuilds the search index from the database and the object store; searches go on meanwhile.",
    mixinStandardHelpOptions = true)
public final class ReindexCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Override
  public Integer call() throws InterruptedException {
    var running = RunningSystems.require(options.data());
    var environment = running.stack().environment();
    return run(command(ServiceImage.of(Service.API).jar()), environment);
  }

  private static List<String> command(Path jar) {
    List<String> command = new ArrayList<>(Service.API.java());
    command.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--reelwise.task=reindex",
            "--reelwise.roles=",
            "--logging.level.root=warn",
            "--logging.level.dev.reelwise.api.index=info",
            "--logging.pattern.console=%m%n"));
    return command;
  }

  private static int run(List<String> command, Map<String, String> environment)
      throws InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try (var lines = process.inputReader()) {
        // What a person watches; there is nothing to read for a program.
        lines.lines().forEach(System.err::println);
        return process.waitFor() == 0 ? ExitCode.OK.number() : ExitCode.FAILED.number();
      } finally {
        process.destroy();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
