package dev.reelwise.api;

import dev.reelwise.stack.SharedStack;
import dev.reelwise.storage.StorageAutoConfiguration;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/** The beans of the object storage alone, without the rest of the application. */
public final class TestStorage {

  private TestStorage() {}

  /** With a bucket of its own on the shared server. */
  public static ApplicationContext join(String name) {
    return with(SharedStack.join().isolated(name).environment());
  }

  /** With a server as CONTRACT's variables say. */
  public static ApplicationContext with(Map<String, String> environment) {
    return new SpringApplicationBuilder(StorageAutoConfiguration.class)
        .web(WebApplicationType.NONE)
        .properties(
            Map.of(
                "spring.config.location",
                "optional:classpath:/none/",
                "reelwise.storage.bucket",
                environment.get("AWS_YOUTUBE_BUCKET"),
                "reelwise.storage.access-key-id",
                environment.get("AWS_ACCESS_KEY_ID"),
                "reelwise.storage.secret-access-key",
                environment.get("AWS_SECRET_ACCESS_KEY"),
                "reelwise.storage.endpoint",
                environment.get("AWS_S3_ENDPOINT"),
                "reelwise.storage.path-style",
                "true"))
        .run();
  }
}
