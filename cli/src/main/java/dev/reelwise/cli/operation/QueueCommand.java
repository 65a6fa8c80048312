package dev.reelwise.cli.operation;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what waits, runs and has failed; holds a step, stops a video, sends it on once more. */
@Command(
    name = "queue",
    description = {
      "What waits, runs and has failed, step by step.",
      "pause STEP lets its workers finish and take up nothing new; resume STEP lets them go on.",
      "cancel VIDEO stops all of it that waits or runs; retry VIDEO [STEP] does again what has failed"
          + " or was cancelled, or that one step and what follows it."
    },
    mixinStandardHelpOptions = true)
public final class QueueCommand implements Callable<Integer> {
  private static final int MOST = 500;

  @Mixin private final Options options = new Options();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|pause|resume|cancel|retry",
      description = "What to do (default: list).")
  private String action = "list";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP|VIDEO",
      description = "Which step (pause, resume), or the id of which video (cancel, retry).")
  private String which = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "STEP",
      description = "The one step to run again (retry).")
  private String step = "";

  @Option(names = "--json", description = "Print one object: the API's queues and steps.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return switch (action) {
      case "list" -> Operation.on(options, this::list);
      case "pause" -> ask("PUT", "admin/queues/%s/pause".formatted(step(which)));
      case "resume" -> ask("DELETE", "admin/queues/%s/pause".formatted(step(which)));
      case "cancel" -> ask("POST", "videos/%d/cancel".formatted(video()));
      case "retry" -> ask("POST", "videos/%d/retry%s".formatted(video(), query()));
      default ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "Say list, pause, resume, cancel or retry, not '%s'.".formatted(action));
    };
  }

  private int ask(String method, String path) throws InterruptedException {
    return Operation.on(
        options,
        api -> {
          api.ask(method, path);
          list(api);
        });
  }

  private static String step(String named) {
    if (!named.matches("[a-z]+")) {
      throw new CommandFailure(
          ExitCode.USAGE, "Say which step: transcode, transcribe, summarize or index.");
    }
    return named;
  }

  private String query() {
    return step.isEmpty() ? "" : "?step=" + step(step);
  }

  private long video() {
    if (!which.matches("[0-9]{1,9}")) {
      throw new CommandFailure(
          ExitCode.USAGE, "Say which video: its id, which ./reelwise queue and search tell.");
    }
    return Long.parseLong(which);
  }

  private void list(Api api) throws ApiProblem, InterruptedException {
    var queues = api.get("admin/queues").path("data").path("queues");
    var steps = api.get("admin/steps?limit=" + MOST).path("data").path("items");
    if (json) {
      System.out.println(Json.write(Map.of("queues", queues, "steps", steps)));
      return;
    }
    queues.forEach(queue -> System.out.println(QueueLines.queue(queue)));
    steps.forEach(one -> System.out.println(QueueLines.step(one)));
  }
}
