package dev.reelwise.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON for people and programs: indented, times as ISO-8601. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

  private Json() {}

  /** Throws tools.jackson.core.JacksonException for what isn't JSON. */
  public static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /** Reads a record; unknown fields are ignored. */
  public static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  /** One value, indented. */
  public static String write(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
