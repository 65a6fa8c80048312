package dev.reelwise.cli.video;

import dev.reelwise.cli.terminal.Texts;
import tools.jackson.databind.JsonNode;

/** What a search found, for a person. */
final class SearchView {
  private static final int MOMENTS = 3;

  private SearchView() {}

  /** From the data of {@code GET /videos/search}: each video with the best of its moments. */
  static String of(JsonNode data) {
    if (data.path("items").isEmpty()) {
      return "Nothing was found.";
    }
    var text = new StringBuilder();
    for (var video : data.path("items")) {
      text.append("%s  (video %d)%n".formatted(title(video), video.path("id").asLong()));
      int shown = 0;
      for (var moment : video.path("moments")) {
        if (shown++ < MOMENTS) {
          text.append(moment(moment)).append('\n');
        }
      }
    }
    return text.toString().stripTrailing();
  }

  private static String title(JsonNode video) {
    return Texts.visible(video.path("title").asString(""));
  }

  private static String moment(JsonNode moment) {
    var position = Texts.position(moment.path("start").asDouble());
    var words = Texts.wrapped(moment.path("text").asString(""), 84, " ".repeat(11), 3);
    return "  %7s  %s".formatted(position, words.stripLeading());
  }
}
