package dev.reelwise.cli.operation;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.terminal.Texts;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what waits, runs and has failed, and holds or resumes a step. */
@Command(
    name = "queue",
    description = {
      "What waits, runs and has failed, step by step.",
      "pause STEP lets its workers finish and take up nothing new; resume STEP lets them go on."
    },
    mixinStandardHelpOptions = true)
public final class QueueCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|pause|resume",
      description = "What to do (default: list).")
  private String action = "list";

  @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "Which step.")
  private String step = "";

  @Option(names = "--json", description = "Print the API's answers.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return switch (action) {
      case "list" -> Operation.on(options, this::list);
      case "pause" -> Operation.on(options, api -> hold(api, "PUT"));
      case "resume" -> Operation.on(options, api -> hold(api, "DELETE"));
      default ->
          throw new CommandFailure(
              ExitCode.USAGE, "Say list, pause or resume, not '%s'.".formatted(action));
    };
  }

  private void hold(Api api, String method) throws ApiProblem, InterruptedException {
    if (!step.matches("[a-z]+")) {
      throw new CommandFailure(
          ExitCode.USAGE, "Say which step: transcode, transcribe, summarize or index.");
    }
    api.ask(method, "admin/queues/" + step + "/pause");
    list(api);
  }

  private void list(Api api) throws ApiProblem, InterruptedException {
    var queues = api.get("admin/queues").path("data").path("queues");
    var steps = api.get("admin/steps?limit=500").path("data").path("items");
    if (json) {
      System.out.println(Json.write(queues));
      System.out.println(Json.write(steps));
      return;
    }
    queues.forEach(queue -> System.out.println(line(queue)));
    steps.forEach(one -> System.out.println(work(one)));
  }

  private static String line(JsonNode queue) {
    return "%-10s  %d queued, %d running, %d to try again, %d failed%s"
        .formatted(
            queue.path("step").asString(),
            queue.path("queued").asLong(),
            queue.path("running").asLong(),
            queue.path("retrying").asLong(),
            queue.path("failed").asLong(),
            queue.path("paused_since").isNull()
                ? ""
                : "  (paused by " + queue.path("paused_by").asString() + ")");
  }

  private static String work(JsonNode one) {
    var running = one.path("state").asString().equals("running");
    return "  video %d  %s %s%s%s"
        .formatted(
            one.path("video_id").asLong(),
            one.path("step").asString(),
            one.path("state").asString(),
            running
                ? String.format(
                    Locale.ROOT,
                    " %.0f %% by %s",
                    one.path("progress").asDouble() * 100,
                    one.path("worker").asString("?"))
                : "",
            one.path("error").isNull() ? "" : ": " + Texts.visible(one.path("error").asString()));
  }
}
