package dev.reelwise.pipeline.job;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues, as those see them who put jobs in. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@EnableConfigurationProperties(JobSettings.class)
public class JobAutoConfiguration {

  @Bean
  JobQueues jobQueues(JdbcClient jdbc) {
    return new JobQueues(jdbc);
  }

  @Bean
  Pauses pauses(JdbcClient jdbc) {
    return new Pauses(jdbc);
  }
}
