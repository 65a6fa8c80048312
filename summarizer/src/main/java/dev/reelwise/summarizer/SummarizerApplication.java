package dev.reelwise.summarizer;

import dev.reelwise.pipeline.Termination;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The service on port 8081. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SummarizerApplication {

  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(SummarizerApplication.class);
    application.addInitializers(SummarizerApplication::keepTheRole);
    Termination.closes(application.run(arguments));
  }

  /** REELWISE_ROLES parts the API; in a file that both services read, it means nothing here. */
  private static void keepTheRole(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource("the role", Map.of("reelwise.roles", "summarize")));
  }
}
