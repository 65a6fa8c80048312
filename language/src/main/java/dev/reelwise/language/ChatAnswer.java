package dev.reelwise.language;

import dev.reelwise.language.ChatExchange.Busy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads the text out of a chat completion, and nothing that is not one. */
final class ChatAnswer {

  /** Models that reason aloud put it before the answer. */
  private static final Pattern THOUGHTS = Pattern.compile("(?s)^\\s*<think>.*?</think>");

  private static final Pattern WHOLE_SENTENCES =
      Pattern.compile("(?s)^.*[.!?。！？][\"'”’)]*(?=\\s|$)");

  private static final JsonMapper JSON = JsonMapper.shared();

  private ChatAnswer() {}

  /** The first choice's text. Throws {@link Busy} where there is none that could be used. */
  static String text(JsonNode completion) throws Busy, LanguageModelFailure.Permanent {
    JsonNode choice = completion.path("choices").path(0);
    if (choice.isMissingNode()) {
      throw new Busy("its answer has no choices", null, null);
    }
    String finish = choice.path("finish_reason").asString("");
    String content = choice.path("message").path("content").asString("");
    String text = THOUGHTS.matcher(content).replaceFirst("").strip();
    if (finish.equals("content_filter")) {
      throw new LanguageModelFailure.Permanent(
          "The language model's content filter has stopped the answer", null);
    }
    if (finish.equals("length")) {
      return wholeSentences(text);
    }
    if (text.isEmpty()) {
      throw new Busy("its answer is empty", null, null);
    }
    return text;
  }

  /** The server's count of tokens; missing where there is none. */
  static JsonNode usage(String body) {
    try {
      return JSON.readTree(body).path("usage");
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String wholeSentences(String cut) throws Busy {
    Matcher sentences = WHOLE_SENTENCES.matcher(cut);
    if (cut.startsWith("<think>") || !sentences.find()) {
      throw new Busy("its answer was cut by the token limit before a sentence ended", null, null);
    }
    return sentences.group();
  }
}
