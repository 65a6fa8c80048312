package dev.reelwise.bench;

import dev.reelwise.bench.api.ApiCommand;
import dev.reelwise.bench.chaos.ChaosCommand;
import dev.reelwise.bench.emails.EmailsCommand;
import dev.reelwise.bench.hop.HopCommand;
import dev.reelwise.bench.outbox.OutboxCommand;
import dev.reelwise.bench.pipeline.PipelineCommand;
import dev.reelwise.bench.upload.UploadCommand;
import dev.reelwise.cli.CommandFailure;
import dev.reelwise.stack.StackFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./reelwise bench}. */
@Command(
    name = "reelwise bench",
    description = "Measures Reelwise on this machine, on servers of its own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCH",
    subcommands = {
      ApiCommand.class,
      ChaosCommand.class,
      EmailsCommand.class,
      HopCommand.class,
      OutboxCommand.class,
      PipelineCommand.class,
      UploadCommand.class
    })
public final class Bench {

  Bench() {}

  /** Runs one bench. */
  public static void main(String[] arguments) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    CommandLine commandLine = new CommandLine(new Bench());
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setExecutionExceptionHandler(Bench::explain);
    System.exit(commandLine.execute(arguments));
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    switch (failure) {
      case CommandFailure told -> System.err.println(told.getMessage());
      case StackFailure told -> System.err.println(told.getMessage());
      default -> throw failure;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
