package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the database and the object store while the system runs. */
@Command(
    name = "backup",
    description = {
      "Copies the database and all objects to a folder, while the system runs.",
      "A folder with an earlier backup gets only what is new; the earlier one holds until then."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "DIR", description = "Where the backup goes.")
  private Path folder = Path.of("");

  @Option(
      names = "--remote",
      description =
          "The servers that the environment variables name, not those of the data folder.")
  private boolean remote;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment =
        remote
            ? options.settings().values()
            : RunningSystems.require(options.data()).stack().environment();
    var target = folder.toAbsolutePath().normalize();
    var task =
        new ApiTask(
            "backup",
            "backup",
            List.of(
                "reelwise.backup.folder=" + target,
                "reelwise.backup.account=" + (remote ? "" : options.data().account())));
    if (task.run(environment) != 0) {
      return ExitCode.FAILED.number();
    }
    System.out.printf("The backup is complete: %s%n", target);
    return ExitCode.OK.number();
  }
}
