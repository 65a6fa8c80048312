package dev.reelwise.api;

import dev.reelwise.pipeline.Termination;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The service on port 8080; with {@code --reelwise.task=NAME} it does that task alone and ends. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ApiApplication {

  public static void main(String[] arguments) {
    var application = new SpringApplication(ApiApplication.class);
    boolean task = new SimpleCommandLinePropertySource(arguments).containsProperty("reelwise.task");
    if (task) {
      application.setWebApplicationType(WebApplicationType.NONE);
      application.setLazyInitialization(true);
    }
    var context = application.run(arguments);
    if (task) {
      System.exit(SpringApplication.exit(context));
    }
    Termination.closes(context);
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
