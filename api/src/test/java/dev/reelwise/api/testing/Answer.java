package dev.reelwise.api.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

  private static final JsonMapper JSON = new JsonMapper();

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JSON.readTree(bytes);
  }

  /** What is in the envelope. */
  public JsonNode data() {
    return json().path("data");
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
