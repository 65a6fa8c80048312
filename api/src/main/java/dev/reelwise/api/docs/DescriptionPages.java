package dev.reelwise.api.docs;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.webjars.WebJarVersionLocator;

/** The document at {@code /docs/openapi.*}, and Swagger UI on it at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DescriptionPages {

  private static final String UI = "swagger-ui";
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

  @Bean
  RouterFunction<ServerResponse> descriptionRoutes() {
    // Few look at it: it is read when the first one does.
    Supplier<Description> document = SingletonSupplier.of(Description::read);
    return RouterFunctions.route()
        .GET(
            "/docs/openapi.yaml",
            request -> ServerResponse.ok().contentType(YAML).body(document.get().yaml()))
        .GET("/docs/openapi.json", request -> json(document))
        .GET("/docs/openapi", request -> json(document))
        .GET("/docs", request -> page())
        .resources("/docs/page/**", new ClassPathResource("docs/page/"))
        .resources("/docs/ui/**", new ClassPathResource(folder()))
        .build();
  }

  private static ServerResponse json(Supplier<Description> document) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(document.get().json());
  }

  private static ServerResponse page() {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(new ClassPathResource("docs/page/index.html"));
  }

  private static String folder() {
    String version =
        Objects.requireNonNull(
            new WebJarVersionLocator().version(UI), "Swagger UI is not on the class path");
    return "META-INF/resources/webjars/" + UI + "/" + version + "/";
  }
}
