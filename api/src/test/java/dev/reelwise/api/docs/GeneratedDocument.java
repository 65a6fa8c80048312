package dev.reelwise.api.docs;

import dev.reelwise.api.testing.Visitor;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Makes the document of the running application. */
@Component
class GeneratedDocument {

  private final RequestMappingHandlerMapping mappings;
  private final WireSchemas.Names names;
  private final Tables tables;

  GeneratedDocument(
      RequestMappingHandlerMapping requestMappingHandlerMapping,
      WireSchemas.Names names,
      Tables tables) {
    this.mappings = requestMappingHandlerMapping;
    this.names = names;
    this.tables = tables;
  }

  /** {@code user} is anybody who is signed in. */
  ApiDocument of(Visitor user, Examples examples) {
    JsonNode raw = user.get("/v3/api-docs").json();
    return new ApiDocument(raw, handlers(), names, tables, examples);
  }

  /** Our handlers by method and path, as the application itself knows them. */
  Map<String, HandlerMethod> handlers() {
    Map<String, HandlerMethod> found = new TreeMap<>(Comparator.naturalOrder());
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getName().startsWith("dev.reelwise.")) {
                add(mapping, handler, found);
              }
            });
    return found;
  }

  private static void add(
      RequestMappingInfo mapping, HandlerMethod handler, Map<String, HandlerMethod> found) {
    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
      for (String path : mapping.getPatternValues()) {
        found.put(method + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"), handler);
      }
    }
  }
}
