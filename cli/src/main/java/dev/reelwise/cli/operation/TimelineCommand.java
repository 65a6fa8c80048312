package dev.reelwise.cli.operation;

import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.terminal.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells all that has happened to one video. */
@Command(
    name = "timeline",
    description = "All that has happened to one video: statuses, steps, events.",
    mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "VIDEO", description = "The video's id.")
  private long video;

  @Option(names = "--json", description = "Print the API's answer.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return Operation.on(
        options,
        api -> {
          var answer = api.get("admin/videos/" + video + "/timeline");
          if (json) {
            System.out.println(Json.write(answer));
            return;
          }
          for (var moment : answer.path("data").path("moments")) {
            System.out.printf(
                "%-27s  %-7s  %-22s  %s%n",
                moment.path("at").asString(),
                moment.path("kind").asString(),
                moment.path("name").asString(),
                Texts.visible(moment.path("detail").asString("")));
          }
        });
  }
}
