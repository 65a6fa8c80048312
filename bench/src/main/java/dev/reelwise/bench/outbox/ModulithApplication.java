package dev.reelwise.bench.outbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.support.EventExternalizerModuleListener;
import org.springframework.scheduling.annotation.EnableAsync;
import tools.jackson.databind.json.JsonMapper;

/** Spring Modulith: its registry of publications in JDBC, and its externalization to Kafka. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
class ModulithApplication {

  private static final ResubmissionOptions MANY =
      ResubmissionOptions.defaults().withBatchSize(1_000).withMaxInFlight(2_000);

  /** What its own adapter for Kafka makes, whose jar is one class around this call. */
  @Bean
  EventExternalizerModuleListener externalizer(
      EventExternalizationConfiguration configuration,
      KafkaTemplate<String, String> kafka,
      JsonMapper json) {
    return new EventExternalizerModuleListener(
        configuration,
        (payload, _) -> {
          Announced event = (Announced) payload;
          return kafka.send(
              Contender.MODULITH.topic(), event.key(), json.writeValueAsString(event));
        });
  }

  @Bean
  Publishing publishing(ApplicationEventPublisher events, FailedEventPublications failed) {
    return new Publishing() {
      @Override
      public void publish(int video, int number) {
        events.publishEvent(Announced.of(video, number));
      }

      @Override
      public void goOn() {
        failed.resubmit(MANY);
      }
    };
  }
}
