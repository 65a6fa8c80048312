package dev.reelwise.cli.operation;

import dev.reelwise.cli.terminal.Texts;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Queues and steps at work, a line each. */
final class QueueLines {

  private QueueLines() {}

  static String queue(JsonNode queue) {
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

  static String step(JsonNode one) {
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
