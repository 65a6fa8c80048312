package dev.reelwise.language.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the fake server does with a request. */
public sealed interface Reply {

  record Sent(int status, Map<String, String> headers, String body) implements Reply {}

  record Late(Duration delay, Reply reply) implements Reply {}

  /** The connection is closed without an answer. */
  record Dropped() implements Reply {}

  /** A whole answer. */
  static Reply text(String text) {
    return finished(text, "stop");
  }

  /** An answer with a {@code finish_reason} of its own. */
  static Reply finished(String text, String reason) {
    Map<String, Object> message = Map.of("role", "assistant", "content", text);
    Map<String, Object> choice = Map.of("index", 0, "message", message, "finish_reason", reason);
    return json(Map.of("object", "chat.completion", "choices", List.of(choice)));
  }

  /** A whole answer that says how many tokens it cost. */
  static Reply counted(String text, int prompt, int completion) {
    Map<String, Object> message = Map.of("role", "assistant", "content", text);
    return json(
        Map.of(
            "choices",
            List.of(Map.of("index", 0, "message", message, "finish_reason", "stop")),
            "usage",
            Map.of("prompt_tokens", prompt, "completion_tokens", completion)));
  }

  static Reply json(Map<String, Object> body) {
    return raw(JsonMapper.shared().writeValueAsString(body));
  }

  /** 200 with any body. */
  static Reply raw(String body) {
    return new Sent(200, Map.of("Content-Type", "application/json"), body);
  }

  /** An error in OpenAI's form. */
  static Reply error(int status, String code, String message) {
    return new Sent(status, Map.of(), errorBody(code, message));
  }

  /** 429 with a {@code Retry-After}. */
  static Reply busy(String retryAfter) {
    String body = errorBody("rate_limit_exceeded", "Slow down");
    return new Sent(429, Map.of("Retry-After", retryAfter), body);
  }

  default Reply after(Duration delay) {
    return new Late(delay, this);
  }

  private static String errorBody(String code, String message) {
    return JsonMapper.shared()
        .writeValueAsString(Map.of("error", Map.of("code", code, "message", message)));
  }
}
