package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back: no service may run meanwhile, so a running system is stopped for it. */
@Command(
    name = "restore",
    description = {
      "Brings a backup back, and builds the search index from it.",
      "A running system is stopped for it and started again. Nothing is touched before the whole"
          + " backup has been checked."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "DIR", description = "Where the backup lies.")
  private Path folder = Path.of("");

  @Option(names = "--replace", description = "Throw away what there is.")
  private boolean replace;

  @Option(
      names = "--any-ports",
      description = "Take any free ports, not the usual ones: for a second system on one machine.")
  private boolean anyPorts;

  @Option(
      names = "--remote",
      description =
          "The servers that the environment variables name, not those of the data folder. Stop the services first.")
  private boolean remote;

  @Override
  public Integer call() throws InterruptedException {
    var backup = folder.toAbsolutePath().normalize();
    if (!Files.isRegularFile(backup.resolve("manifest.json"))) {
      throw new CommandFailure(
          ExitCode.FAILED, "There is no complete backup in %s.".formatted(backup));
    }
    if (remote) {
      return restore(backup, options.settings().values()) ? ok() : ExitCode.FAILED.number();
    }
    var data = options.data();
    boolean ran = stop(data);
    boolean restored = onServersAlone(backup, data.create());
    if (ran) {
      System.err.println("Starting Reelwise again.");
      new Background(data, options.envFile(), anyPorts, System.err::println).start();
    }
    return restored ? ok() : ExitCode.FAILED.number();
  }

  private static int ok() {
    System.out.println("The backup is restored.");
    return ExitCode.OK.number();
  }

  /** True when there was something to stop. */
  private static boolean stop(DataFolder data) throws InterruptedException {
    var found = RunningSystems.find(data);
    if (found.isEmpty()) {
      return false;
    }
    System.err.println("Stopping Reelwise: nothing may write meanwhile.");
    if (!found.get().stack().stop(PATIENCE)) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Process %d does not stop. Nothing was restored.".formatted(found.get().stack().pid()));
    }
    return true;
  }

  private boolean onServersAlone(Path backup, DataFolder data) throws InterruptedException {
    var usual = StackSettings.of(data.path());
    var settings =
        (anyPorts ? usual.withFreePorts() : usual)
            .withEnvironment(options.settings().values())
            .withNotices(System.err::println);
    try (var stack = LocalStack.start(settings)) {
      if (!restore(backup, stack.environment())) {
        return false;
      }
    }
    takeAccount(backup, data);
    return true;
  }

  private boolean restore(Path backup, Map<String, String> environment)
      throws InterruptedException {
    var task =
        new ApiTask(
            "restore",
            "backup",
            List.of("reelwise.backup.folder=" + backup, "reelwise.backup.replace=" + replace));
    return task.run(environment) == 0
        && new ApiTask("reindex", "index", List.of("reelwise.search.rebuild.grace=0s"))
                .run(environment)
            == 0;
  }

  /** The restored account is the one that the restored videos belong to. */
  private static void takeAccount(Path backup, DataFolder data) {
    try {
      var manifest = Json.read(Files.readString(backup.resolve("manifest.json")));
      var kept = manifest.path("account").path("path").asString("");
      if (!kept.isEmpty()) {
        data.writeSecretly(data.account(), Files.readString(backup.resolve(kept)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
