package dev.reelwise.pipeline.away;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Makes requests end soon while the database is away. */
@AutoConfiguration
public class AwayAutoConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean
  static BeanPostProcessor hastyDataSource(Environment environment) {
    Duration patience = environment.getProperty("reelwise.patience", Duration.class, PATIENCE);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new HastyDataSource(pool, patience) : bean;
      }
    };
  }
}
