package dev.reelwise.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests and answers as they really were, one file for each operation and each problem; without
 * secrets, and with one host for all.
 */
final class Examples {

  private static final Path FOLDER = Path.of("src/test/resources/openapi/examples");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Missing where there is none yet. */
  JsonNode of(String operation) {
    return read(operation + ".json");
  }

  Optional<JsonNode> problem(String slug) {
    JsonNode found = read("problem." + slug + ".json");
    return found.isMissingNode() ? Optional.empty() : Optional.of(found);
  }

  JsonNode named(String name) {
    return read(name + ".json");
  }

  private static JsonNode read(String name) {
    Path file = FOLDER.resolve(name);
    return Files.exists(file) ? JSON.readTree(file) : JSON.missingNode();
  }

  /** Replaces an example whose form is not that of the answer any more. */
  void update(String name, JsonNode real) {
    JsonNode before = read(name + ".json");
    if (!shape(before).equals(shape(real))) {
      try {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".json"), JSON.writeValueAsString(real) + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The names in it, with their places; elements of a list share one. */
  static Set<String> shape(JsonNode node) {
    Set<String> places = new TreeSet<>();
    shape(node, "", places);
    return places;
  }

  private static void shape(JsonNode node, String at, Set<String> places) {
    places.add(at);
    if (node instanceof ObjectNode object) {
      object.properties().forEach(one -> shape(one.getValue(), at + "/" + one.getKey(), places));
    } else {
      node.forEach(one -> shape(one, at + "/*", places));
    }
  }

  /** The same without what is secret, or another each time. */
  static JsonNode tidy(JsonNode real) {
    if (real.isString()) {
      return JSON.getNodeFactory().stringNode(tidy(real.asString()));
    }
    if (real.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> one : real.properties()) {
        copy.set(one.getKey(), tidy(one.getValue()));
      }
      return copy;
    }
    if (real.isArray()) {
      var copy = JSON.createArrayNode();
      real.forEach(one -> copy.add(tidy(one)));
      return copy;
    }
    return real;
  }

  private static String tidy(String text) {
    return text.replaceAll(
            "http://(localhost|127\\.0\\.0\\.1):\\d+/api/", "https://reelwise.example/api/")
        .replaceAll("http://(localhost|127\\.0\\.0\\.1):\\d+/[^/]+/", "https://media.example/")
        .replaceAll("(https://media\\.example/[^?\\s\"]*)\\?[^\\s\"]*", "$1?X-Amz-Signature=5c1e2b")
        .replaceAll(
            "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl")
        .replaceAll("token=[\\w.%-]+", "token=9.1763740800.c2lnbmF0dXJl")
        .replaceAll(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@example.org",
            "ada@example.org");
  }
}
