package dev.reelwise.pipeline.event;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** The events' form and their topics. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
public class EventAutoConfiguration {

  @Bean
  EventJson eventJson() {
    return new EventJson();
  }

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  @Bean
  TopicCreation topicCreation(KafkaProperties kafka, Topics topics, TopicSettings settings) {
    return new TopicCreation(kafka.buildAdminProperties(), topics, settings);
  }
}
