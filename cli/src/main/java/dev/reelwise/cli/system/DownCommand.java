package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.terminal.Texts;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what runs on the data folder. */
@Command(
    name = "down",
    description =
        "Stops everything. What was stored stays; work that was under way goes on at the next start.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin private final Options options = new Options();

  @Override
  public Integer call() throws InterruptedException {
    var data = options.data();
    var found = RunningSystems.find(data);
    if (found.isEmpty()) {
      System.out.printf("Nothing runs on %s.%n", data.path());
      return ExitCode.OK.number();
    }
    long began = System.nanoTime();
    if (!found.get().stack().stop(PATIENCE)) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Process %d is still stopping after %s. Its log: %s"
              .formatted(found.get().stack().pid(), Texts.span(PATIENCE), data.log("supervisor")));
    }
    System.out.printf("Stopped (%s).%n", Texts.span(Duration.ofNanos(System.nanoTime() - began)));
    return ExitCode.OK.number();
  }
}
