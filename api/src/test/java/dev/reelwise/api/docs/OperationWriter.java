package dev.reelwise.api.docs;

import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.web.Bare;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one operation of the document. */
final class OperationWriter {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String JSON_TYPE = "application/json";

  private final Tables.Row row;
  private final HandlerMethod handler;
  private final ObjectNode schemas;
  private final WireSchemas.Names names;
  private final Answers answers;
  private final JsonNode example;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> problems = new TreeSet<>();

  OperationWriter(
      Tables.Row row,
      HandlerMethod handler,
      ObjectNode schemas,
      WireSchemas.Names names,
      Answers answers,
      Examples examples) {
    this.row = row;
    this.handler = handler;
    this.schemas = schemas;
    this.names = names;
    this.answers = answers;
    this.example = examples.of(row.id());
  }

  /** The schemas of its request bodies; known once it was written. */
  Set<String> asked() {
    return asked;
  }

  /** The slugs of its problems; known once it was written. */
  Set<String> problems() {
    return problems;
  }

  ObjectNode write(JsonNode generated, Tables tables) {
    ObjectNode operation = JSON.createObjectNode();
    operation.putArray("tags").add(row.tag());
    operation.put("summary", row.text().path("summary").asString());
    operation.put("description", description());
    operation.put("operationId", row.id());
    operation.set("security", security());
    ArrayNode parameters = parameters(generated.path("parameters"), tables);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    Optional<ObjectNode> body = body(generated.path("requestBody"));
    body.ifPresent(one -> operation.set("requestBody", one));
    operation.set("responses", responses(generated, tables, !parameters.isEmpty(), body));
    return operation;
  }

  private String description() {
    String said = row.text().path("about").asString("").strip();
    return said.isEmpty() ? row.text().path("summary").asString() + "." : said;
  }

  private ArrayNode security() {
    ArrayNode security = JSON.createArrayNode();
    for (String scheme : row.access().split(" or ")) {
      if (scheme.equals("nothing")) {
        security.addObject();
      } else if (!scheme.equals("public")) {
        security.addObject().putArray(scheme);
      }
    }
    return security;
  }

  private ArrayNode parameters(JsonNode generated, Tables tables) {
    ArrayNode parameters = JSON.createArrayNode();
    for (JsonNode one : generated) {
      String ref = one.path("schema").path("$ref").asString("");
      Class<?> type = ref.isEmpty() ? null : names.of(ref.substring(Schemas.AT.length()));
      if (type != null && type.getSimpleName().matches("SignedIn|Viewer")) {
        continue;
      }
      if (type != null && one.path("in").asString().equals("path")) {
        // An id, which is a text there; the tables say which.
        schemas.remove(ref.substring(Schemas.AT.length()));
        parameters.add(one.deepCopy());
      } else if (type != null && type.isRecord()) {
        expand(ref.substring(Schemas.AT.length()), parameters);
      } else if (!row.access().matches("playback|stream") || !isToken(one)) {
        parameters.add(one.deepCopy());
      }
    }
    parameters.forEach(one -> describe((ObjectNode) one, tables));
    row.text().path("adds").forEach(one -> parameters.add(one.deepCopy()));
    if (handler.hasMethodAnnotation(Idempotent.class)) {
      parameters
          .addObject()
          .put("name", "Idempotency-Key")
          .put("in", "header")
          .put("required", false)
          .put(
              "description",
              "With it, a request that is sent again gets the first one's answer, and does nothing twice.")
          .putObject("schema")
          .put("type", "string")
          .put("minLength", 1)
          .put("maxLength", 255);
    }
    return parameters;
  }

  /** Those tokens are security schemes. */
  private static boolean isToken(JsonNode parameter) {
    return parameter.path("name").asString().equals("token");
  }

  private void expand(String name, ArrayNode parameters) {
    JsonNode query = schemas.path(name);
    Set<String> required = new HashSet<>();
    query.path("required").forEach(one -> required.add(one.asString()));
    for (Map.Entry<String, JsonNode> property : query.path("properties").properties()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", property.getKey()).put("in", "query");
      parameter.put("required", required.contains(property.getKey()));
      parameter.set("schema", property.getValue().deepCopy());
    }
    schemas.remove(name);
  }

  private void describe(ObjectNode parameter, Tables tables) {
    String name = parameter.path("name").asString();
    JsonNode own = row.text().path("parameters").path(name);
    JsonNode said = own.isMissingNode() ? tables.api().path("parameters").path(name) : own;
    if (said.isMissingNode()) {
      throw new IllegalStateException(
          "openapi/%s.yaml must say what %s is in %s".formatted(row.tag(), name, row.id()));
    }
    parameter.put(
        "description", said.isString() ? said.asString() : said.path("description").asString());
    ObjectNode schema = (ObjectNode) parameter.get("schema");
    JsonNode keywords = said.path("schema");
    if (keywords.has("type")) {
      schema.removeAll();
    }
    Schemas.merge(schema, keywords);
    if (schema.has("enum")) {
      schema.remove("pattern");
    }
    Schemas.plain(schema);
    JsonNode sent = example.path("parameters").path(name);
    if (!sent.isMissingNode()) {
      parameter.set("example", sent);
    }
  }

  private Optional<ObjectNode> body(JsonNode generated) {
    if (generated.isMissingNode()) {
      return row.text().has("body") ? Optional.of(told(row.text().path("body"))) : Optional.empty();
    }
    ObjectNode body = JSON.createObjectNode().put("required", true);
    for (Map.Entry<String, JsonNode> media : generated.path("content").properties()) {
      ObjectNode one = body.withObjectProperty("content").putObject(media.getKey());
      one.set("schema", media.getValue().path("schema"));
      String ref = one.path("schema").path("$ref").asString("");
      if (!ref.isEmpty()) {
        asked.add(ref.substring(Schemas.AT.length()));
      }
      if (media.getKey().equals(JSON_TYPE) && example.has("request")) {
        one.set("example", example.get("request"));
      }
    }
    return Optional.of(body);
  }

  /** A body that the handler reads itself: a record's name or {@code text} for each media type. */
  private ObjectNode told(JsonNode types) {
    ObjectNode body = JSON.createObjectNode().put("required", true);
    for (Map.Entry<String, JsonNode> one : types.properties()) {
      ObjectNode media = body.withObjectProperty("content").putObject(one.getKey());
      String name = one.getValue().asString();
      if (name.equals("text")) {
        media.putObject("schema").put("type", "string");
      } else {
        media.putObject("schema").put("$ref", Schemas.AT + name);
        asked.add(name);
      }
    }
    return body;
  }

  private ObjectNode responses(
      JsonNode generated, Tables tables, boolean asks, Optional<ObjectNode> body) {
    ObjectNode responses = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> one : generated.path("responses").properties()) {
      responses.set(one.getKey(), answer(one.getKey(), one.getValue().path("content")));
    }
    for (Map.Entry<String, JsonNode> more : row.text().path("answers").properties()) {
      if (!responses.has(more.getKey())) {
        JsonNode like = generated.path("responses").path(more.getValue().path("like").asString());
        responses.set(more.getKey(), answer(more.getKey(), like.path("content")));
      }
    }
    problems(tables, asks, body)
        .forEach((status, slugs) -> responses.set("" + status, answers.refused(slugs)));
    responses.set("default", answers.anythingElse());
    return responses;
  }

  private ObjectNode answer(String status, JsonNode content) {
    JsonNode said = row.text().path("answers").path(status);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("description", said.path("about").asString(reason(status)));
    Answers.headers(answer, "X-Request-Id");
    row.names("headers").forEach(name -> Answers.headers(answer, name));
    if (said.has("event")) {
      ObjectNode schema =
          answer.putObject("content").putObject(said.path("type").asString()).putObject("schema");
      schema.put("type", "string").put("contentMediaType", JSON_TYPE);
      schema.putObject("contentSchema").put("$ref", Schemas.AT + said.path("event").asString());
    } else if (!status.equals("204")) {
      for (Map.Entry<String, JsonNode> media : content.properties()) {
        String type =
            media.getKey().equals("*/*") ? said.path("type").asString(JSON_TYPE) : media.getKey();
        answer
            .withObjectProperty("content")
            .putObject(type)
            .set("schema", schema(type, media.getValue()));
      }
    }
    answer
        .path("content")
        .properties()
        .forEach(
            media -> {
              JsonNode value = example.path("answers").path(status + " " + media.getKey());
              if (!value.isMissingNode()) {
                ((ObjectNode) media.getValue()).set("example", value);
              }
            });
    return answer;
  }

  private JsonNode schema(String type, JsonNode media) {
    JsonNode schema = media.path("schema");
    String ref = schema.path("$ref").asString("");
    return type.equals(JSON_TYPE) && !isBare() && !ref.isEmpty()
        ? answers.enveloped(ref.substring(Schemas.AT.length()))
        : schema;
  }

  private boolean isBare() {
    return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Bare.class)
        || handler.hasMethodAnnotation(Bare.class);
  }

  private static String reason(String status) {
    return org.springframework.http.HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase()
        + ".";
  }

  /**
   * What can go wrong, by status: what the table says, and what follows from the kind of request.
   */
  private Map<Integer, List<String>> problems(
      Tables tables, boolean asks, Optional<ObjectNode> body) {
    List<String> slugs = new ArrayList<>();
    slugs.addAll(row.names("errors"));
    slugs.addAll(row.names("rarely"));
    switch (row.access()) {
      case "playback" -> slugs.add("playback-token-refused");
      case "stream" -> slugs.add("stream-token-refused");
      case "public" -> {}
      case "bearer" -> slugs.addAll(List.of("unauthenticated", "session-required"));
      default -> slugs.addAll(List.of("unauthenticated", "missing-scope"));
    }
    if (row.isOfAdmins()) {
      slugs.add("admins-only");
    }
    if (asks || body.isPresent()) {
      slugs.add("invalid-request");
    }
    // Spring looks at the content type of these methods only.
    if (body.isPresent() && !row.text().has("body") && row.method().matches("POST|PUT|PATCH")) {
      slugs.add("unsupported-media-type");
    }
    if (row.path().startsWith("/api/v1/videos/") && row.path().contains("{id}")) {
      slugs.add("video-not-found");
    }
    if (handler.hasMethodAnnotation(Idempotent.class)) {
      slugs.addAll(
          List.of(
              "invalid-idempotency-key",
              "request-under-way",
              "request-done",
              "idempotency-key-reused"));
    }
    if (row.is("limited")) {
      slugs.add("too-many-requests");
    }
    if (!row.is("steady")) {
      slugs.add("temporarily-unavailable");
    }
    Map<Integer, List<String>> byStatus = new TreeMap<>();
    problems.addAll(slugs);
    for (String slug : slugs) {
      int status = tables.problem(slug).path("status").asInt();
      byStatus.computeIfAbsent(status, key -> new ArrayList<>()).add(slug);
    }
    return byStatus;
  }
}
