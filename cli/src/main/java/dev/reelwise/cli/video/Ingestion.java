package dev.reelwise.cli.video;

import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.terminal.Line;
import dev.reelwise.cli.terminal.ProgressLines;
import dev.reelwise.cli.terminal.Texts;
import dev.reelwise.contracts.VideoStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Uploads files and follows them through the pipeline. */
final class Ingestion {
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** A service that is started anew answers again within this. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Api api;
  private final ProgressLines progress;
  private final InstantSource clock;

  Ingestion(Api api, ProgressLines progress, InstantSource clock) {
    this.api = api;
    this.progress = progress;
    this.clock = clock;
  }

  /** Uploads one file and returns the API's data on it: once it is finished, or at once. */
  VideoResult ingest(Path file, @Nullable String title, boolean wait) throws InterruptedException {
    var name = file.getFileName().toString();
    var called = title == null ? titleOf(name) : title;
    try {
      long id = upload(file, called);
      var data = wait ? follow(id) : api.video(id);
      return VideoResult.of(file.toString(), data, address(id, data));
    } catch (ApiProblem problem) {
      return VideoResult.refused(file.toString(), called, problem.words());
    } catch (IOException failure) {
      return VideoResult.refused(
          file.toString(), called, "The file can't be read: " + failure.getMessage());
    } finally {
      progress.finish();
    }
  }

  private long upload(Path file, String title)
      throws ApiProblem, IOException, InterruptedException {
    var began = clock.instant();
    long size = Files.size(file);
    progress.show(List.of(new Line("upload", "running", 0, Texts.size(size))));
    long id = api.upload(file, title, sent -> showSent(sent, size));
    var span = Texts.span(Duration.between(began, clock.instant()));
    progress.show(List.of(new Line("upload", "done", 1, span)));
    return id;
  }

  private void showSent(long sent, long size) {
    progress.show(List.of(new Line("upload", "running", (double) sent / size, Texts.size(sent))));
  }

  private JsonNode follow(long id) throws ApiProblem, InterruptedException {
    progress.finish();
    var deadline = clock.instant().plus(PATIENCE);
    while (true) {
      try {
        var data = api.video(id);
        deadline = clock.instant().plus(PATIENCE);
        progress.show(lines(data));
        var status = VideoStatus.of(data.path("video").path("status").asString("pending"));
        if (status.isTerminal()) {
          return data;
        }
      } catch (ApiProblem problem) {
        // The pipeline goes on by itself while the API is away; so does this, for a while.
        boolean mayPass = problem.status() == 0 || problem.status() >= 500;
        if (!mayPass || clock.instant().isAfter(deadline)) {
          throw problem;
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private List<Line> lines(JsonNode data) {
    List<Line> lines = new ArrayList<>();
    for (var step : data.path("steps")) {
      lines.add(new StepView(step).line(clock.instant()));
    }
    return lines;
  }

  private @Nullable String address(long id, JsonNode data) throws ApiProblem, InterruptedException {
    if (data.path("quality_options").isEmpty()) {
      return null;
    }
    return api.watch(id).path("url").asString("");
  }

  /** The file's name without its ending, and without what would break a line. */
  private static String titleOf(String name) {
    int dot = name.lastIndexOf('.');
    var bare = (dot > 0 ? name.substring(0, dot) : name).replaceAll("\\p{Cntrl}", " ").strip();
    return bare.isEmpty() ? "Untitled" : bare;
  }
}
