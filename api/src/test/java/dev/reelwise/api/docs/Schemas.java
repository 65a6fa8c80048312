package dev.reelwise.api.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the generated schemas true: what is always there, what may be null, what lower case, what
 * is refused; and adds what the tables say.
 */
final class Schemas {

  static final String AT = "#/components/schemas/";
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode all;
  private final WireSchemas.Names names;
  private final Tables tables;
  private final Set<String> unsaid = new TreeSet<>();

  Schemas(ObjectNode all, WireSchemas.Names names, Tables tables) {
    this.all = all;
    this.names = names;
    this.tables = tables;
  }

  /** {@code asked} are the schemas of request bodies: unknown fields are refused there. */
  void polish(Set<String> asked) {
    all.remove(List.of("JsonNode", "SignedIn", "Viewer"));
    Set<String> requests = new HashSet<>();
    asked.forEach(name -> collect(name, requests));
    for (Map.Entry<String, JsonNode> schema : all.properties()) {
      ObjectNode node = (ObjectNode) schema.getValue();
      Class<?> type = names.of(schema.getKey());
      if (type != null && type.isRecord()) {
        polish(node, type, requests.contains(schema.getKey()));
      }
      plain(node);
      describe(schema.getKey(), node);
    }
    if (!unsaid.isEmpty()) {
      throw new IllegalStateException(
          "openapi/schemas.yaml must say what these are, by about: " + unsaid);
    }
  }

  private void collect(String name, Set<String> found) {
    if (found.add(name)) {
      all.path(name)
          .findValuesAsString("$ref")
          .forEach(ref -> collect(ref.substring(AT.length()), found));
    }
  }

  private static void polish(ObjectNode schema, Class<?> type, boolean request) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (RecordComponent component : components(type)) {
      String name = wireName(component);
      if (!(properties.get(name) instanceof ObjectNode property)) {
        continue;
      }
      limits(component, property);
      boolean omitsNull =
          type.isAnnotationPresent(JsonInclude.class) || has(component, JsonInclude.class);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (request ? nullable && !required.contains(name) : nullable && !omitsNull) {
        properties.set(name, orNull(property));
      }
      JsonInclude said = component.getAccessor().getAnnotation(JsonInclude.class);
      boolean omitsEmpty = said != null && said.value() == JsonInclude.Include.NON_EMPTY;
      if (!request && !omitsEmpty && !(nullable && omitsNull)) {
        required.add(name);
      }
    }
    schema.remove("required");
    if (!required.isEmpty()) {
      schema.set("required", JSON.valueToTree(required));
    }
    if (request) {
      schema.put("additionalProperties", false);
    }
  }

  private static List<RecordComponent> components(Class<?> type) {
    List<RecordComponent> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (has(component, JsonUnwrapped.class)) {
        components.addAll(components(component.getType()));
      } else {
        components.add(component);
      }
    }
    return components;
  }

  private static boolean has(RecordComponent component, Class<? extends Annotation> annotation) {
    return component.getAccessor().isAnnotationPresent(annotation);
  }

  private static String wireName(RecordComponent component) {
    JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null || given.value().isEmpty() ? snake(component.getName()) : given.value();
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static void limits(RecordComponent component, ObjectNode property) {
    if (has(component, NotBlank.class)) {
      property.put("minLength", 1);
    }
    if (has(component, NotEmpty.class)) {
      property.put("minItems", 1);
    }
  }

  static ObjectNode orNull(ObjectNode schema) {
    if (schema.path("type").isString()) {
      schema.set("type", JSON.valueToTree(List.of(schema.get("type").asString(), "null")));
      if (schema.get("enum") instanceof ArrayNode values) {
        values.addNull();
      }
      return schema;
    }
    if (schema.isEmpty() || schema.has("oneOf") || schema.path("type").isArray()) {
      return schema;
    }
    ObjectNode either = JSON.createObjectNode();
    either.putArray("oneOf").add(schema).addObject().put("type", "null");
    return either;
  }

  /** What holds for every schema, wherever it stands. */
  static void plain(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      if (schema.path("$ref").asString("").equals(AT + "JsonNode")) {
        schema.removeAll().put("type", "object").put("additionalProperties", true);
      }
      for (String limit : List.of("minLength", "minItems")) {
        if (schema.path(limit).isInt() && schema.path(limit).intValue() == 0) {
          schema.remove(limit);
        }
      }
      if (schema.path("pattern").isString()) {
        schema.put("pattern", pattern(schema.path("pattern").asString()));
      }
      if (schema.get("enum") instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i).isString()) {
            values.set(i, values.get(i).asString().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    node.forEach(Schemas::plain);
  }

  /** Java's expression for the whole text in the words of ECMA-262. */
  private static String pattern(String java) {
    String lines = java.startsWith("(?s)") ? java.substring(4).replace(".", "[\\s\\S]") : java;
    return "^(?:" + lines.replace("\\P{Cntrl}", "\\P{Cc}").replace("\\p{Cntrl}", "\\p{Cc}") + ")$";
  }

  private void describe(String name, ObjectNode schema) {
    String javaName = names.javaName(name);
    JsonNode row = tables.schema(javaName);
    if (row.path("about").isMissingNode()) {
      unsaid.add(javaName);
      return;
    }
    schema.put("description", row.path("about").asString());
    ObjectNode properties = (ObjectNode) schema.get("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode said = tables.api().path("fields").path(property.getKey());
      if (!row.has(property.getKey()) && !said.isMissingNode()) {
        merge((ObjectNode) property.getValue(), said);
      }
    }
    for (Map.Entry<String, JsonNode> said : row.properties()) {
      String property = said.getKey();
      if (property.equals("as") || property.equals("about")) {
        continue;
      }
      if (!(properties.get(property) instanceof ObjectNode node)) {
        throw new IllegalStateException(javaName + " has no property " + property);
      }
      if (said.getValue().isNull()) {
        properties.remove(property);
        ((ArrayNode) schema.get("required")).removeIf(one -> one.asString().equals(property));
      } else {
        merge(node, said.getValue());
      }
    }
  }

  /** Puts a description, or keywords, over what was generated; a null takes a keyword away. */
  static void merge(ObjectNode node, JsonNode said) {
    if (said.isString()) {
      node.put("description", said.asString());
      return;
    }
    for (Map.Entry<String, JsonNode> keyword : said.properties()) {
      if (keyword.getValue().isNull()) {
        node.remove(keyword.getKey());
      } else {
        node.set(keyword.getKey(), keyword.getValue().deepCopy());
      }
    }
    boolean nullable =
        node.path("type").valueStream().anyMatch(one -> one.asString().equals("null"));
    if (nullable && node.get("enum") instanceof ArrayNode values && !hasNull(values)) {
      values.addNull();
    }
  }

  private static boolean hasNull(ArrayNode values) {
    return values.valueStream().anyMatch(JsonNode::isNull);
  }
}
