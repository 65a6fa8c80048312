package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.stack.Models;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Fetches the speech models beforehand, for machines that shall fetch nothing. */
@Command(
    name = "models",
    description =
        "Puts the speech models into a folder, for machines that shall fetch nothing: REELWISE_MODELS names it there.",
    mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder (default: $$REELWISE_MODELS, or ~/.cache/reelwise/models).")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    var wanted =
        folder == null ? Models.folder(System.getenv()) : folder.toAbsolutePath().normalize();
    var models = Models.ensure(wanted, System.err::println);
    var missing = Models.missing(models);
    if (!missing.isEmpty()) {
      throw new CommandFailure(
          ExitCode.MISSING,
          "%s lacks the files of %s".formatted(models, String.join(", ", missing)));
    }
    System.out.println(models);
    return ExitCode.OK.number();
  }
}
