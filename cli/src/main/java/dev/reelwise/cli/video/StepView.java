package dev.reelwise.cli.video;

import dev.reelwise.cli.terminal.Line;
import dev.reelwise.cli.terminal.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One step of a video's way as the API tells it. */
record StepView(JsonNode node) {

  String name() {
    return node.path("name").asString("");
  }

  String state() {
    return node.path("state").asString("");
  }

  /** How long it took, or has been taking until now. */
  Optional<Duration> span(Instant now) {
    return time("started_at")
        .map(start -> Duration.between(start, time("finished_at").orElse(now)));
  }

  Line line(Instant now) {
    var waits = state().equals("pending") || state().equals("queued");
    var span = waits ? "" : span(now).map(StepView::positive).map(Texts::span).orElse("");
    var detail = state().equals("failed") || state().equals("retrying") ? error() : span;
    return new Line(name(), state(), state().equals("running") ? progress() : -1, detail);
  }

  private static Duration positive(Duration span) {
    return span.isNegative() ? Duration.ZERO : span;
  }

  private double progress() {
    return node.path("progress").asDouble(0);
  }

  private String error() {
    return Texts.visible(node.path("error").asString(""));
  }

  private Optional<Instant> time(String field) {
    try {
      var text = node.path(field).asString("");
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }
}
