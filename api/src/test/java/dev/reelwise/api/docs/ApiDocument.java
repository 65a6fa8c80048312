package dev.reelwise.api.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document: what springdoc reads from the code, made true, with the tables' words. */
final class ApiDocument {

  private static final JsonMapper JSON = new JsonMapper();

  private final Tables tables;
  private final ObjectNode root = JSON.createObjectNode();
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  /**
   * {@code raw} is springdoc's document; {@code handlers} are the running application's, by method
   * and path. Throws IllegalStateException that says which row of which table is missing.
   */
  ApiDocument(
      JsonNode raw,
      Map<String, HandlerMethod> handlers,
      WireSchemas.Names names,
      Tables tables,
      Examples examples) {
    this.tables = tables;
    requireRows(handlers.keySet());
    ObjectNode schemas = (ObjectNode) raw.path("components").path("schemas").deepCopy();
    root.put("openapi", "3.1.0");
    root.set("info", tables.api().get("info"));
    root.set("servers", tables.api().get("servers"));
    tables
        .tags()
        .forEach(
            (name, table) ->
                root.withArray("tags")
                    .addObject()
                    .put("name", name)
                    .put("description", table.path("about").asString()));
    ObjectNode paths = root.putObject("paths");
    Answers answers = new Answers(tables, schemas, examples);
    Set<String> asked = new TreeSet<>();
    for (Tables.Row row : tables.rows().values()) {
      OperationWriter writer =
          new OperationWriter(row, handlers.get(row.route()), schemas, names, answers, examples);
      JsonNode generated = raw.path("paths").path(row.path()).path(row.method().toLowerCase());
      ObjectNode operation = writer.write(generated, tables);
      asked.addAll(writer.asked());
      paths.withObjectProperty(row.path()).set(row.method().toLowerCase(), operation);
      operations.put(row.id(), new Operation(row, operation, writer.problems()));
    }
    new Schemas(schemas, names, tables).polish(asked);
    answers.addTo(schemas);
    components(schemas, answers, examples);
  }

  private void requireRows(Set<String> routes) {
    Set<String> missing = new TreeSet<>(routes);
    missing.removeAll(tables.rows().keySet());
    Set<String> gone = new TreeSet<>(tables.rows().keySet());
    gone.removeAll(routes);
    if (!missing.isEmpty() || !gone.isEmpty()) {
      throw new IllegalStateException(
          "The tables in api/src/test/resources/openapi must have a row for each handler. No row: "
              + missing
              + "; no handler: "
              + gone);
    }
  }

  private void components(ObjectNode schemas, Answers answers, Examples examples) {
    ObjectNode components = root.putObject("components");
    components.set("securitySchemes", tables.api().get("securitySchemes"));
    components.set("headers", tables.api().get("headers"));
    Map<String, JsonNode> sorted = new TreeMap<>();
    schemas.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
    sorted.forEach(components.putObject("schemas")::set);
    answers.problems().forEach(components.putObject("responses")::set);
    ObjectNode problems = components.putObject("examples");
    for (String slug : answers.slugs()) {
      examples.problem(slug).ifPresent(one -> problems.putObject(slug).set("value", one));
    }
  }

  ObjectNode root() {
    return root;
  }

  String yaml() {
    return "# Made from the code: see docs/API.md, “Keeping this true”. Don't edit.\n"
        + Yaml.write(root);
  }

  Map<String, Operation> operations() {
    return operations;
  }

  /** An operation with what the document says of it. */
  record Operation(Tables.Row row, ObjectNode node, Set<String> problems) {

    String id() {
      return row.id();
    }

    boolean refuses(String slug) {
      return problems.contains(slug);
    }

    /** Such as {@code logIn 200 application/json}, for each answer that succeeds. */
    List<String> answers() {
      List<String> found = new ArrayList<>();
      for (Map.Entry<String, JsonNode> one : node.path("responses").properties()) {
        JsonNode content = one.getValue().path("content");
        if (one.getValue().has("$ref")) {
          continue;
        }
        if (content.isMissingNode()) {
          found.add(id() + " " + one.getKey());
        }
        content.propertyNames().forEach(type -> found.add(id() + " " + one.getKey() + " " + type));
      }
      return found;
    }
  }
}
