package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import java.util.List;
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
    int code = new ApiTask("reindex", "index", List.of()).run(running.stack().environment());
    return code == 0 ? ExitCode.OK.number() : ExitCode.FAILED.number();
  }
}
