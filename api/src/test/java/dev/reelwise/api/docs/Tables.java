package dev.reelwise.api.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people wrote about the API: {@code src/test/resources/openapi/*.yaml}. */
final class Tables {

  private final ObjectNode api = Yaml.table("api");
  private final ObjectNode schemas = Yaml.table("schemas");
  private final Map<String, ObjectNode> tags = new LinkedHashMap<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();

  Tables() {
    for (JsonNode tag : api.path("tags")) {
      ObjectNode table = Yaml.table(tag.asString());
      tags.put(tag.asString(), table);
      for (Map.Entry<String, JsonNode> row : table.path("operations").properties()) {
        Row read = new Row(row.getKey(), tag.asString(), row.getValue());
        if (rows.put(read.route(), read) != null) {
          throw new IllegalStateException(read.route() + " has two rows");
        }
      }
    }
  }

  ObjectNode api() {
    return api;
  }

  Map<String, ObjectNode> tags() {
    return tags;
  }

  /** The operations by method and path, in the order of the document. */
  Map<String, Row> rows() {
    return rows;
  }

  /** What is said of a Java record; missing where nothing is. */
  JsonNode schema(String javaName) {
    return schemas.path(javaName);
  }

  ObjectNode schemas() {
    return schemas;
  }

  JsonNode problem(String slug) {
    JsonNode problem = api.path("problems").path(slug);
    if (problem.isMissingNode()) {
      throw new IllegalStateException("openapi/api.yaml has no problem " + slug);
    }
    return problem;
  }

  /** An operation as the tables have it. */
  record Row(String id, String tag, JsonNode text) {

    /** Such as {@code GET /api/v1/videos/list}. */
    String route() {
      return text.path("path").asString();
    }

    String method() {
      return route().split(" ")[0];
    }

    String path() {
      return route().split(" ")[1];
    }

    /** What opens it: public, or the names of security schemes with “or” between them. */
    String access() {
      boolean ofAccount =
          path().matches("/api/v1/(auth|users/me/api-keys)\\b.*")
              || !method().equals("GET") && !path().matches("/api/v1/(videos|upload|admin)\\b.*");
      return text.path("access").asString(ofAccount ? "bearer" : "bearer or apiKey");
    }

    boolean isOfAdmins() {
      return path().startsWith("/api/v1/admin/");
    }

    boolean is(String flag) {
      return text.path(flag).asBoolean(false);
    }

    /** The problems in {@code errors}, and in {@code rarely} those that no test provokes here. */
    List<String> names(String list) {
      return text.path(list).valueStream().map(JsonNode::asString).toList();
    }
  }
}
