package dev.reelwise.api.docs;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Makes springdoc see our types as {@code web.WebJson} writes them; it still uses Jackson 2. */
@Configuration(proxyBeanMethods = false)
class WireSchemas {

  /**
   * One for all contexts of a run: springdoc's converters are static, and the last one's answer.
   */
  private static final Names NAMES = new Names(new Tables());

  @Bean
  Tables documentationTables() {
    return new Tables();
  }

  @Bean
  Names schemaNames() {
    return NAMES;
  }

  @Bean
  ModelResolver wireModelResolver(Names names) {
    ObjectMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(VideoId.class, Id.class)
            .addMixIn(UserId.class, Id.class)
            .build();
    ModelResolver resolver = new ModelResolver(mapper, names);
    resolver.openapi31(true);
    return resolver;
  }

  @Bean
  GlobalOpenApiCustomizer recordsThatNoHandlerNames(Tables tables) {
    return document -> {
      for (JsonNode name : tables.api().path("records")) {
        ModelConverters.getInstance(true)
            .readAll(classNamed(name.asString()))
            .forEach(document.getComponents()::addSchemas);
      }
    };
  }

  private static Class<?> classNamed(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("openapi/api.yaml names a record that is not there", e);
    }
  }

  private interface Id {
    @JsonValue
    int value();
  }

  /** Names each schema, and remembers of which class it is. */
  static final class Names extends TypeNameResolver {

    private final Tables tables;
    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();
    private final Map<String, String> javaNames = new ConcurrentHashMap<>();

    Names(Tables tables) {
      this.tables = tables;
    }

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
      Class<?> outer = type.getRawClass().getEnclosingClass();
      String own = super.nameForType(type, options);
      String javaName = outer == null ? own : outer.getSimpleName() + "." + own;
      String name = tables.schema(javaName).path("as").asString(own);
      String before = javaNames.putIfAbsent(name, javaName);
      if (before != null && !before.equals(javaName)) {
        throw new IllegalStateException(
            "%s and %s are both called %s: give one another in openapi/schemas.yaml"
                .formatted(before, javaName, name));
      }
      classes.put(name, type.getRawClass());
      return name;
    }

    Class<?> of(String name) {
      return classes.get(name);
    }

    String javaName(String name) {
      return javaNames.getOrDefault(name, name);
    }
  }
}
