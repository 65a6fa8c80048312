package dev.reelwise.api.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the document that answers share: envelopes and problems. */
final class Answers {

  static final String TYPES = "urn:reelwise:problem:";
  private static final JsonMapper JSON = new JsonMapper();

  private final Tables tables;
  private final Examples examples;
  private final Map<String, ObjectNode> envelopes = new TreeMap<>();
  private final Map<String, ObjectNode> problems = new TreeMap<>();
  private final Set<String> slugs = new TreeSet<>();

  Answers(Tables tables, ObjectNode schemas, Examples examples) {
    this.tables = tables;
    this.examples = examples;
  }

  /** The schema of an envelope around that one; made once for each. */
  ObjectNode enveloped(String name) {
    ObjectNode wrapper = JSON.createObjectNode();
    wrapper.put("description", "The envelope with " + name + " in it.");
    wrapper.putArray("allOf").addObject().put("$ref", Schemas.AT + "Envelope");
    ObjectNode own = wrapper.withArray("allOf").addObject().put("type", "object");
    own.putArray("required").add("data");
    own.putObject("properties").putObject("data").put("$ref", Schemas.AT + name);
    envelopes.put(name + "Answer", wrapper);
    return JSON.createObjectNode().put("$ref", Schemas.AT + name + "Answer");
  }

  /** A reference to the answer that says one of these problems, all of one status. */
  ObjectNode refused(List<String> slugsOfOneStatus) {
    List<String> sorted = slugsOfOneStatus.stream().distinct().sorted().toList();
    slugs.addAll(sorted);
    String name = sorted.stream().map(Answers::words).collect(Collectors.joining("Or"));
    problems.computeIfAbsent(name, key -> problem(sorted));
    return JSON.createObjectNode().put("$ref", "#/components/responses/" + name);
  }

  /** A reference to the answer for whatever else may go wrong. */
  ObjectNode anythingElse() {
    problems.computeIfAbsent(
        "OtherProblem",
        key -> {
          ObjectNode other = JSON.createObjectNode();
          other.put(
              "description",
              "Any other problem: `method-not-allowed`, `not-acceptable`, `not-found` for a path that"
                  + " is none, `internal-error` for a fault of ours, and what HTTP itself refuses.");
          headers(other, List.of());
          other
              .putObject("content")
              .putObject("application/problem+json")
              .putObject("schema")
              .put("$ref", Schemas.AT + "Problem");
          return other;
        });
    return JSON.createObjectNode().put("$ref", "#/components/responses/OtherProblem");
  }

  private ObjectNode problem(List<String> sorted) {
    ObjectNode response = JSON.createObjectNode();
    response.put(
        "description",
        sorted.stream()
            .map(slug -> "`%s`: %s".formatted(slug, tables.problem(slug).path("about").asString()))
            .collect(Collectors.joining("\n")));
    headers(response, sorted);
    ObjectNode media = response.putObject("content").putObject("application/problem+json");
    ObjectNode schema = media.putObject("schema");
    schema.putArray("allOf").addObject().put("$ref", Schemas.AT + "Problem");
    ObjectNode type = schema.withArray("allOf").addObject().put("type", "object");
    ObjectNode properties = type.putObject("properties");
    ArrayNode values = properties.putObject("type").putArray("enum");
    sorted.forEach(slug -> values.add(TYPES + slug));
    ObjectNode message = properties.putObject("message");
    if (tables.problem(sorted.getFirst()).path("status").asInt() == 400) {
      message.put("type", "array").putObject("items").put("type", "string");
    } else {
      message.put("type", "string");
    }
    for (String slug : sorted) {
      if (examples.problem(slug).isPresent()) {
        media
            .withObjectProperty("examples")
            .putObject(slug)
            .put("$ref", "#/components/examples/" + slug);
      }
    }
    return response;
  }

  private void headers(ObjectNode response, List<String> sorted) {
    List<String> names = new ArrayList<>(List.of("X-Request-Id"));
    int status = sorted.isEmpty() ? 0 : tables.problem(sorted.getFirst()).path("status").asInt();
    if (status == 429 || status == 503) {
      names.add("Retry-After");
    }
    if (sorted.contains("unauthenticated")) {
      names.add("WWW-Authenticate");
    }
    headers(response, names.toArray(String[]::new));
  }

  static void headers(ObjectNode response, String... names) {
    for (String name : names) {
      response
          .withObjectProperty("headers")
          .putObject(name)
          .put("$ref", "#/components/headers/" + name);
    }
  }

  private static String words(String slug) {
    return Arrays.stream(slug.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  void addTo(ObjectNode schemas) {
    envelopes.forEach(schemas::set);
  }

  Map<String, ObjectNode> problems() {
    return problems;
  }

  Set<String> slugs() {
    return slugs;
  }
}
