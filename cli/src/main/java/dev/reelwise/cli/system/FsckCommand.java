package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Holds the database, the object store and the search index against each other. */
@Command(
    name = "fsck",
    description = {
      "Compares the database, the object store and the search index, and says what differs.",
      "Ends with 0 when nothing is wrong (any more), with 1 otherwise."
    },
    mixinStandardHelpOptions = true)
public final class FsckCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Option(names = "--repair", description = "Mend what is wrong, and look again.")
  private boolean repair;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      description =
          "Leave alone what lies in the object store for less (default: PT24H): it may be work under way.")
  private @Nullable Duration grace;

  @Option(
      names = "--remote",
      description =
          "The servers that the environment variables name, not those of the data folder.")
  private boolean remote;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var environment =
        remote
            ? options.settings().values()
            : RunningSystems.require(options.data()).stack().environment();
    try {
      var report = Files.createTempFile("reelwise-fsck", ".jsonl");
      try {
        int code = task(report).run(environment);
        return tell(report) && code == 0 ? ExitCode.OK.number() : ExitCode.FAILED.number();
      } finally {
        Files.deleteIfExists(report);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ApiTask task(Path report) {
    List<String> settings = new ArrayList<>();
    settings.add("reelwise.check.report=" + report);
    settings.add("reelwise.check.repair=" + repair);
    if (grace != null) {
      settings.add("reelwise.check.grace=" + grace);
    }
    return new ApiTask("check", "check", settings);
  }

  /** False when the check did not come to its end. */
  private boolean tell(Path report) throws IOException {
    List<JsonNode> findings = new ArrayList<>();
    JsonNode summary = null;
    try (var lines = Files.newBufferedReader(report)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var node = Json.read(line);
        if (node.has("summary")) {
          summary = node.path("summary");
        } else if (json) {
          findings.add(node);
        } else {
          System.out.println(text(node));
        }
      }
    }
    if (summary == null) {
      throw new CommandFailure(ExitCode.FAILED, "The check could not be finished: see above.");
    }
    System.out.println(
        json
            ? Json.write(Map.of("findings", findings, "summary", summary))
            : text(summary, repair));
    return true;
  }

  private static String text(JsonNode finding) {
    var detail = finding.path("detail").asString("");
    var video = finding.path("video_id");
    return "%-7s %s%s: %s%n        %s%s%n        %s"
        .formatted(
            finding.path("outcome").asString(),
            finding.path("kind").asString(),
            video.isNull() ? "" : ", video " + video.asInt(),
            finding.path("subject").asString(),
            finding.path("meaning").asString(),
            detail.isEmpty() ? "" : " (" + detail + ")",
            finding.path("remedy").asString());
  }

  private static String text(JsonNode summary, boolean repair) {
    int found = summary.path("found").asInt();
    int mended = summary.path("mended").asInt();
    int left = summary.path("left").asInt();
    if (repair) {
      return mended == 0
          ? "Nothing was wrong."
          : "%d mended, %d left. Steps that run again do so in the background."
              .formatted(mended, left);
    }
    return found == 0
        ? "Nothing is wrong."
        : "%d found. To mend: ./reelwise fsck --repair".formatted(found);
  }
}
