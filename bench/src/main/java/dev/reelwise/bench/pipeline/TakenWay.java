package dev.reelwise.bench.pipeline;

import dev.reelwise.bench.Figures;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How a talk went through the system.
 *
 * @param untilReady from the answer to the upload until {@code processed_at}
 * @param steps each step's begin and end after the upload, for who looks for the reason
 */
record TakenWay(Duration untilReady, List<String> steps) {

  private static final Duration PAUSE = Duration.ofMillis(200);

  TakenWay {
    steps = List.copyOf(steps);
  }

  static TakenWay of(Path talk, Api api, InstantSource clock)
      throws ApiProblem, IOException, InterruptedException {
    long id = api.upload(talk, "Bench", _ -> {});
    Instant uploaded = clock.instant();
    while (true) {
      JsonNode answer = api.video(id);
      JsonNode video = answer.path("video");
      switch (video.path("status").asString("")) {
        case "ready" -> {
          return of(answer, uploaded);
        }
        case "failed" ->
            throw new IllegalStateException(
                "The talk failed: " + video.path("status_message").asString(""));
        default -> Thread.sleep(PAUSE);
      }
    }
  }

  private static TakenWay of(JsonNode answer, Instant uploaded) {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : answer.path("steps")) {
      steps.add(
          "%s %s to %s"
              .formatted(
                  step.path("name").asString(""),
                  after(uploaded, step.path("started_at")),
                  after(uploaded, step.path("finished_at"))));
    }
    Instant ready = Instant.parse(answer.path("video").path("processed_at").asString(""));
    return new TakenWay(Duration.between(uploaded, ready), steps);
  }

  private static String after(Instant uploaded, JsonNode time) {
    Duration span = Duration.between(uploaded, Instant.parse(time.asString("")));
    return Figures.number(Figures.seconds(span), 2);
  }
}
