package dev.reelwise.cli;

import dev.reelwise.cli.doctor.DoctorCommand;
import dev.reelwise.cli.operation.DeadLetterCommand;
import dev.reelwise.cli.operation.QueueCommand;
import dev.reelwise.cli.operation.TimelineCommand;
import dev.reelwise.cli.system.AdminCommand;
import dev.reelwise.cli.system.BackupCommand;
import dev.reelwise.cli.system.DownCommand;
import dev.reelwise.cli.system.FsckCommand;
import dev.reelwise.cli.system.ModelsCommand;
import dev.reelwise.cli.system.PrepareCommand;
import dev.reelwise.cli.system.ReindexCommand;
import dev.reelwise.cli.system.RestoreCommand;
import dev.reelwise.cli.system.StatusCommand;
import dev.reelwise.cli.system.UpCommand;
import dev.reelwise.cli.video.DemoCommand;
import dev.reelwise.cli.video.IngestCommand;
import dev.reelwise.cli.video.SearchCommand;
import dev.reelwise.stack.StackFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code reelwise} command. */
@Command(
    name = "reelwise",
    description = "A self-hosted video platform: stream, read, summarize and search what is said.",
    mixinStandardHelpOptions = true,
    versionProvider = Reelwise.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footer = {
      "",
      "By the script itself: 'test' runs all checks and tests, 'build' builds anew, 'bench' measures.",
      "REELWISE_NO_BUILD=1 uses the build as it is."
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      IngestCommand.class,
      SearchCommand.class,
      ReindexCommand.class,
      FsckCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      AdminCommand.class,
      QueueCommand.class,
      TimelineCommand.class,
      DeadLetterCommand.class,
      DoctorCommand.class,
      ModelsCommand.class,
      PrepareCommand.class
    })
public final class Reelwise {

  Reelwise() {}

  /** Runs one command and ends the process with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    // Whatever the terminal's locale: the text is ours, and it is UTF-8.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var commandLine = new CommandLine(new Reelwise());
    commandLine.setExecutionExceptionHandler(Reelwise::explain);
    commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    commandLine.setUsageHelpAutoWidth(true);
    return commandLine;
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    var code = failure instanceof CommandFailure command ? command.code() : ExitCode.FAILED;
    if (failure instanceof CommandFailure || failure instanceof StackFailure) {
      System.err.println(failure.getMessage());
      return code.number();
    }
    throw failure;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (var code : ExitCode.values()) {
      codes.put(" " + code.number(), code.meaning());
    }
    return codes;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Reelwise.class.getPackage().getImplementationVersion();
      return new String[] {"reelwise " + (version == null ? "(not packaged)" : version)};
    }
  }
}
