package dev.reelwise.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.reelwise.api.docs.ApiDocument.Operation;
import dev.reelwise.api.testing.Announced;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds real requests and answers to the document, and remembers them: which operation gave which
 * answers, and what they looked like.
 */
final class Contract {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();
  private static final String PROBLEM = "application/problem+json";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final ApiDocument document;
  private final ObjectNode strict;
  private final TreeSet<String> answered = new TreeSet<>();
  private final TreeSet<String> refused = new TreeSet<>();
  private final Map<String, JsonNode> captured = new TreeMap<>();

  Contract(ApiDocument document) {
    this.document = document;
    this.strict = document.root().path("components").path("schemas").deepCopy().asObject();
    strict.properties().forEach(one -> close(one.getKey(), one.getValue().asObject()));
  }

  /** What is not in the document may not be in an answer: clients must bear more, we need not. */
  private static void close(String name, ObjectNode schema) {
    if (schema.has("allOf")) {
      schema.put("unevaluatedProperties", false);
    } else if (schema.has("properties") && !name.equals("Envelope")) {
      schema.put("additionalProperties", false);
    }
  }

  Call call(Visitor visitor, String operation) {
    Operation found = document.operations().get(operation);
    assertThat(found).as("an operation called %s", operation).isNotNull();
    return new Call(this, visitor, found);
  }

  void check(Operation operation, Call call, Answer answer) {
    String status = Integer.toString(answer.status());
    JsonNode responses = operation.node().path("responses");
    JsonNode response = resolve(responses.path(status));
    assertThat(response.isMissingNode())
        .as("%s answered %s, which is not documented: %s", operation.id(), status, answer.text())
        .isFalse();
    response
        .path("headers")
        .propertyNames()
        .forEach(
            header -> {
              if (!header.equals("Retry-After")) {
                assertThat(answer.header(header))
                    .as("%s of %s", header, operation.id())
                    .isNotEmpty();
              }
            });
    if (responses.has("304") && answer.status() == 200) {
      Call same = call(call.visitor, operation.id());
      same.parameters.putAll(call.parameters);
      same.headers.putAll(call.headers);
      same.header("If-None-Match", answer.header("ETag")).answers(304);
    }
    if (!response.has("content")) {
      assertThat(answer.bytes()).isEmpty();
      answered.add(operation.id() + " " + status);
      return;
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    JsonNode media = response.path("content").path(type);
    assertThat(media.isMissingNode())
        .as("%s answered %s, which is not documented", operation.id(), type)
        .isFalse();
    JsonNode body =
        type.endsWith("json")
            ? JSON.readTree(answer.bytes())
            : JSON.getNodeFactory().stringNode(answer.text());
    assertThat(faults(media.path("schema"), body))
        .as("%s: %s", operation.id(), answer.text())
        .isEmpty();
    if (type.equals(PROBLEM)) {
      String slug = body.path("type").asString().substring(Answers.TYPES.length());
      refused.add(operation.id() + " " + slug);
      captured.putIfAbsent("problem." + slug, Examples.tidy(body));
    } else {
      answered.add(operation.id() + " " + status + " " + type);
      capture(operation.id(), call, status + " " + type, body);
    }
  }

  private void capture(String operation, Call call, String answer, JsonNode body) {
    ObjectNode example =
        (ObjectNode) captured.computeIfAbsent(operation, key -> JSON.createObjectNode());
    call.parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("token")) {
                example
                    .withObjectProperty("parameters")
                    .set(name, Examples.tidy(JSON.valueToTree(value)));
              }
            });
    if (call.json() != null && !example.has("request")) {
      example.set("request", Examples.tidy(JSON.valueToTree(call.json())));
    }
    if (!example.path("answers").has(answer)) {
      example.withObjectProperty("answers").set(answer, Examples.tidy(body));
    }
  }

  private JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : document.root().at(ref.substring(1));
  }

  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.putObject("components").set("schemas", strict);
    return SCHEMAS
        .getSchema(whole)
        .validate(
            value, context -> context.executionConfig(one -> one.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  Collection<Operation> operations() {
    return document.operations().values();
  }

  /** What is wrong with the examples that the document has for it. */
  List<String> faultsOfExamples(Operation operation) {
    List<String> faults = new ArrayList<>();
    List<JsonNode> places = new ArrayList<>();
    operation.node().path("parameters").forEach(places::add);
    operation.node().path("requestBody").path("content").forEach(places::add);
    for (JsonNode response : operation.node().path("responses")) {
      resolve(response).path("content").forEach(places::add);
    }
    for (JsonNode place : places) {
      if (place.has("example")) {
        faults.addAll(faults(place.path("schema"), place.path("example")));
      }
      for (JsonNode one : place.path("examples")) {
        faults.addAll(faults(place.path("schema"), resolve(one).path("value")));
      }
    }
    return faults.stream().map(fault -> operation.id() + ": " + fault).toList();
  }

  /** Such as {@code logIn 200 application/json}. */
  TreeSet<String> answered() {
    return answered;
  }

  /** Such as {@code logIn wrong-credentials}. */
  TreeSet<String> refused() {
    return refused;
  }

  /** What the operation was asked and answered; missing before it was. */
  JsonNode captured(String operation) {
    return captured.getOrDefault(operation, JSON.missingNode());
  }

  Map<String, JsonNode> captured() {
    return captured;
  }

  /** A request that is being made up. */
  static final class Call {

    private final Contract contract;
    private final Visitor visitor;
    private final Operation operation;
    private final Map<String, Object> parameters = new TreeMap<>();
    private final TreeMap<String, String> headers = new TreeMap<>();
    private Object json;

    private Call(Contract contract, Visitor visitor, Operation operation) {
      this.contract = contract;
      this.visitor = visitor;
      this.operation = operation;
    }

    /** A path or query parameter. */
    Call with(String name, Object value) {
      parameters.put(name, value instanceof VideoId id ? id.value() : value);
      return this;
    }

    Call header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    Call json(Object body) {
      json = body;
      return this;
    }

    Object json() {
      return json;
    }

    Map<String, Object> parameters() {
      return parameters;
    }

    /** The checked answer, with that status. */
    Answer answers(int status) {
      Answer answer = json == null ? send(null) : sendJson();
      assertThat(answer.status()).as("%s: %s", operation.id(), answer.text()).isEqualTo(status);
      return answer;
    }

    /** As {@link #answers}, to a body of another kind. */
    Answer answers(int status, BodyPublisher body, String type) {
      headers.put("Content-Type", type);
      Answer answer = send(body);
      assertThat(answer.status()).as("%s: %s", operation.id(), answer.text()).isEqualTo(status);
      return answer;
    }

    /** The checked answer is a problem of that type. */
    Answer isRefused(String slug) {
      return refusedAs(slug, json == null ? send(null) : sendJson());
    }

    Answer isRefused(String slug, BodyPublisher body, String type) {
      headers.put("Content-Type", type);
      return refusedAs(slug, send(body));
    }

    /** As {@link #isRefused}, to a body of so many bytes that is only announced. */
    Answer isRefusedBeforeItComes(String slug, String type, long length) {
      Answer answer = Announced.post(visitor, operation.row().path(), type, length);
      contract.check(operation, this, answer);
      return refusedAs(slug, answer);
    }

    private Answer refusedAs(String slug, Answer answer) {
      assertThat(answer.json().path("type").asString())
          .as("%s: %s", operation.id(), answer.text())
          .isEqualTo(Answers.TYPES + slug);
      return answer;
    }

    private Answer sendJson() {
      headers.put("Content-Type", "application/json");
      return send(
          java.net.http.HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json)));
    }

    private static String text(Object value) {
      return value instanceof List<?> many
          ? many.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(","))
          : String.valueOf(value);
    }

    private Answer send(BodyPublisher body) {
      String path = operation.row().path();
      StringBuilder query = new StringBuilder();
      for (Map.Entry<String, Object> one : parameters.entrySet()) {
        String value =
            java.net.URLEncoder.encode(
                text(one.getValue()), java.nio.charset.StandardCharsets.UTF_8);
        String place = "{" + one.getKey() + "}";
        if (path.contains(place)) {
          path = path.replace(place, value);
        } else {
          query.append(query.isEmpty() ? "?" : "&").append(one.getKey()).append("=").append(value);
        }
      }
      String[] sent =
          headers.entrySet().stream()
              .flatMap(h -> java.util.stream.Stream.of(h.getKey(), h.getValue()))
              .toArray(String[]::new);
      Answer answer =
          visitor.send(
              operation.row().method(),
              path + query,
              body == null ? java.net.http.HttpRequest.BodyPublishers.noBody() : body,
              sent);
      contract.check(operation, this, answer);
      return answer;
    }
  }
}
