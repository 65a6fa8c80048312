package dev.reelwise.cli.video;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.system.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds videos and the moments in them. */
@Command(
    name = "search",
    description = "Finds what is said, written or summarized, and the seconds at which it is said.",
    mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(arity = "1..*", paramLabel = "WORD", description = "What to look for.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--limit",
      defaultValue = "10",
      description = "At most so many videos (default: 10).")
  private int limit;

  @Option(names = "--json", description = "Print the API's answer.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    try (var connection = Connection.toRunning(options)) {
      var answer = connection.api().search(String.join(" ", words), limit);
      System.out.println(json ? Json.write(answer) : SearchView.of(answer.path("data")));
      return ExitCode.OK.number();
    } catch (ApiProblem problem) {
      throw new CommandFailure(ExitCode.FAILED, problem.words(), problem);
    }
  }
}
