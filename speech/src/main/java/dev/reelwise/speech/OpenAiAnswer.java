package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a speech service answers: text with times, or why there is none. */
final class OpenAiAnswer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_REASON = 300;

  private OpenAiAnswer() {}

  static Recognition read(HttpResponse<String> answer, Chunk chunk) throws TranscriptionFailure {
    if (answer.statusCode() != 200) {
      throw failure(answer);
    }
    try {
      return recognition(JSON.readTree(answer.body()), chunk);
    } catch (JacksonException e) {
      String message = "The speech service's answer is no JSON: " + shortened(answer.body());
      throw new TranscriptionFailure.Transient(message, null, e);
    }
  }

  private static Recognition recognition(JsonNode json, Chunk chunk) throws TranscriptionFailure {
    if (!json.path("segments").isArray() && !json.path("text").isString()) {
      String message = "The speech service's answer has no text: " + shortened(json.toString());
      throw new TranscriptionFailure.Transient(message, null, null);
    }
    List<Phrase> phrases = new ArrayList<>();
    for (JsonNode segment : json.path("segments")) {
      double start = Math.clamp(segment.path("start").asDouble(0), 0, chunk.seconds());
      double end = Math.clamp(segment.path("end").asDouble(0), start, chunk.seconds());
      phrases.add(new Phrase(segment.path("text").asString(""), start, end));
    }
    if (phrases.isEmpty()) {
      // Some models answer without times: all that is known is where the speech is.
      phrases.addAll(SpokenTimes.spread(json.path("text").asString(""), chunk.speech()));
    }
    return new Recognition(phrases, language(json.path("language").asString("")));
  }

  /** Services tell the language by its tag or by its English name. */
  private static @Nullable String language(String told) {
    for (String tag : Locale.getISOLanguages()) {
      String name = Locale.of(tag).getDisplayLanguage(Locale.ENGLISH);
      if (tag.equalsIgnoreCase(told) || name.equalsIgnoreCase(told)) {
        return tag;
      }
    }
    return null;
  }

  private static TranscriptionFailure failure(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String reason = reason(answer.body());
    if (status == 408 || status == 409 || status == 429 || status >= 500) {
      return new TranscriptionFailure.Transient(
          "The speech service is busy or in trouble (status " + status + "): " + reason,
          retryAfter(answer),
          null);
    }
    String hint = status == 401 || status == 403 ? " Check the API key." : "";
    return new TranscriptionFailure.Permanent(
        "The speech service refuses (status " + status + "): " + reason + hint, null);
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  private static String reason(String body) {
    try {
      String message = JSON.readTree(body).path("error").path("message").asString("");
      return shortened(message.isEmpty() ? body : message);
    } catch (JacksonException e) {
      return shortened(body);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "\u2026";
  }
}
