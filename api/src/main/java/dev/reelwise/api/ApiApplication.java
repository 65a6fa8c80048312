package dev.reelwise.api;

import dev.reelwise.api.backup.BackupApplication;
import dev.reelwise.pipeline.Termination;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** The service on port 8080; with {@code --reelwise.task=NAME} it does that task alone and ends. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ApiApplication {

  public static void main(String[] arguments) {
    String task = new SimpleCommandLinePropertySource(arguments).getProperty("reelwise.task");
    if (task == null) {
      Termination.closes(SpringApplication.run(ApiApplication.class, arguments));
    } else {
      System.exit(SpringApplication.exit(application(task).run(arguments)));
    }
  }

  private static SpringApplication application(String task) {
    boolean alone = BackupApplication.does(task);
    var application = new SpringApplication(alone ? BackupApplication.class : ApiApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    if (alone) {
      application.setDefaultProperties(BackupApplication.PROPERTIES);
      application.addInitializers(
          context ->
              ((GenericApplicationContext) context).registerBean(Clock.class, Clock::systemUTC));
    }
    return application;
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
