package dev.reelwise.cli.video;

import dev.reelwise.cli.terminal.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What became of one file; what {@code ingest --json} prints.
 *
 * @param id the video's, or null when it could not be uploaded
 * @param status CONTRACT's status; {@code failed} too when the upload failed
 * @param statusMessage why it failed
 * @param durationSeconds the length of the sound or picture
 * @param url the page or playlist to watch it by
 */
record VideoResult(
    String file,
    @Nullable Long id,
    String title,
    String status,
    @Nullable String statusMessage,
    @Nullable Double durationSeconds,
    JsonNode variants,
    @Nullable String transcriptText,
    @Nullable String summaryText,
    JsonNode steps,
    @Nullable String url) {

  static VideoResult refused(String file, String title, String reason) {
    var none = JsonNodeFactory.instance.arrayNode();
    return new VideoResult(file, null, title, "failed", reason, null, none, null, null, none, null);
  }

  /** From the data of {@code GET /videos/{id}}. */
  static VideoResult of(String file, JsonNode data, @Nullable String url) {
    var video = data.path("video");
    var captions = data.path("captions");
    return new VideoResult(
        file,
        video.path("id").asLong(),
        video.path("title").asString(""),
        video.path("status").asString(""),
        text(video.path("status_message")),
        number(captions.path("duration_seconds")),
        data.path("quality_options"),
        text(captions.path("transcript_text")),
        text(data.path("summary").path("summary_text")),
        data.path("steps"),
        url);
  }

  boolean failed() {
    return status.equals("failed");
  }

  /** For a person who doesn't wait. */
  String accepted() {
    return failed() ? told() : "%s is video %d: %s".formatted(Texts.visible(title), id, status);
  }

  /** For a person: what was made, the summary, and how the transcript begins. */
  String told() {
    if (failed()) {
      return "✗ %s: %s"
          .formatted(Texts.visible(file), statusMessage == null ? "failed" : statusMessage);
    }
    var text = new StringBuilder();
    text.append("✓ %s  (video %d".formatted(Texts.visible(title), id));
    if (durationSeconds != null) {
      text.append(", ").append(Texts.position(durationSeconds));
    }
    text.append(")\n  variants    ");
    for (var variant : variants) {
      var size = Texts.size(variant.path("size_bytes").asLong());
      text.append("%s %s  ".formatted(variant.path("resolution").asString(""), size));
    }
    paragraph(text, "summary", summaryText, 12);
    paragraph(text, "transcript", transcriptText, 4);
    if (url != null) {
      text.append("\n  watch       ").append(url);
    }
    return text.toString();
  }

  private static void paragraph(
      StringBuilder text, String name, @Nullable String content, int lines) {
    var words = content == null || content.isBlank() ? "(none: nothing is said in it)" : content;
    var block = Texts.wrapped(words, 84, "              ", lines).stripLeading();
    text.append("\n  %-11s %s".formatted(name, block));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }
}
