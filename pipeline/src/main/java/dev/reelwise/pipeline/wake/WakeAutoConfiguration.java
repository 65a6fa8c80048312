package dev.reelwise.pipeline.wake;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The connection on which the database wakes the relay and the workers. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
public class WakeAutoConfiguration {

  @Bean
  OwnConnections ownConnections(JdbcConnectionDetails details) {
    return new OwnConnections(details.getJdbcUrl(), details.getUsername(), details.getPassword());
  }

  @Bean
  Notifications notifications(OwnConnections connections) {
    return new Notifications(connections);
  }
}
