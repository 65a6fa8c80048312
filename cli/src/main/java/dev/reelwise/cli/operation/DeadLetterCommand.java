package dev.reelwise.cli.operation;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.terminal.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Looks after events that could not be taken in or published. */
@Command(
    name = "dlq",
    description = {
      "The dead letters: events that could not be taken in or published.",
      "list shows them, show one says all of it, replay sends them once more."
    },
    mixinStandardHelpOptions = true)
public final class DeadLetterCommand implements Callable<Integer> {
  private static final String PATH = "admin/dead-letters";
  private static final int MOST = 500;

  @Mixin private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "list|show|replay", description = "What to do.")
  private String action = "";

  @Parameters(index = "1..*", paramLabel = "ID", description = "Which ones (show, replay).")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "Replay all whole ones that were not replayed yet.")
  private boolean all;

  @Option(names = "--json", description = "Print the API's answers.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    return switch (action) {
      case "list" -> Operation.on(options, this::list);
      case "show" -> of(named(), this::show);
      case "replay" -> all ? Operation.on(options, this::replayAll) : of(named(), this::replay);
      default ->
          throw new CommandFailure(
              ExitCode.USAGE, "Say list, show or replay, not '%s'.".formatted(action));
    };
  }

  private void list(Api api) throws ApiProblem, InterruptedException {
    var answer = api.get(PATH + "?limit=" + MOST);
    if (json) {
      System.out.println(Json.write(answer));
      return;
    }
    var items = answer.path("data").path("items");
    if (items.isEmpty()) {
      System.out.println("There are no dead letters.");
    }
    items.forEach(item -> System.out.println(line(item)));
  }

  private static String line(JsonNode item) {
    var whole = item.path("whole_record");
    return "%s  %s  video %s%s%n    %s%s"
        .formatted(
            item.path("id").asString(),
            item.path("put_aside_at").asString(),
            item.path("key").asString("unknown"),
            item.path("replayed_at").isNull() ? "" : "  (replayed)",
            Texts.visible(item.path("reason").asString("")),
            whole.isString()
                ? "%n    only the begin of %s".formatted(Texts.visible(whole.asString()))
                : "");
  }

  private interface Deed {
    void perform(Api api, String id) throws ApiProblem, InterruptedException;
  }

  private int of(List<String> letters, Deed deed) throws InterruptedException {
    return Operation.on(
        options,
        api -> {
          for (var id : letters) {
            deed.perform(api, id);
          }
        });
  }

  private void show(Api api, String id) throws ApiProblem, InterruptedException {
    var answer = api.get(path(id));
    if (json) {
      System.out.println(Json.write(answer));
      return;
    }
    System.out.println(line(answer.path("data").path("letter")));
    System.out.println(Texts.visible(answer.path("data").path("value").asString("")));
  }

  private void replay(Api api, String id) throws ApiProblem, InterruptedException {
    var answer = api.ask("POST", path(id) + "/replay");
    System.out.println(json ? Json.write(answer) : "Sent once more: " + id);
  }

  private void replayAll(Api api) throws ApiProblem, InterruptedException {
    for (var id : waiting(api)) {
      replay(api, id);
    }
  }

  private static List<String> waiting(Api api) throws ApiProblem, InterruptedException {
    return api.get(PATH + "?limit=" + MOST)
        .path("data")
        .path("items")
        .valueStream()
        .filter(item -> item.path("replayed_at").isNull() && !item.path("whole_record").isString())
        .map(item -> item.path("id").asString())
        .toList();
  }

  private List<String> named() {
    if (ids.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "Say which: ./reelwise dlq list tells their ids.");
    }
    return ids;
  }

  private static String path(String id) {
    return PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
