package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.Roles;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.event.LargeRecords;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.inbox.InboxListeners.InboxNames;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.step.Outages;
import dev.reelwise.pipeline.step.StepAutoConfiguration;
import dev.reelwise.pipeline.step.Triggers;
import dev.reelwise.pipeline.video.VideoProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Consumes the topics that the steps of this process need. */
@AutoConfiguration(after = StepAutoConfiguration.class)
@EnableConfigurationProperties(InboxSettings.class)
public class InboxAutoConfiguration {

  @Bean
  Inbox inbox(
      JdbcClient jdbc,
      VideoProgress progress,
      EventJson json,
      PlatformTransactionManager transactions,
      InboxWatch watch) {
    return new Inbox(
        new InboxRepository(jdbc), progress, json, new TransactionTemplate(transactions), watch);
  }

  @Bean
  InboxWatch inboxWatch(MeterRegistry meters, Traces traces, Environment environment) {
    return new InboxWatch(meters, traces, wanted(environment));
  }

  @Bean
  DeadLetters deadLetters(
      KafkaProperties kafka, Topics topics, Clock pipelineClock, InboxWatch watch) {
    return new DeadLetters(LargeRecords.sender(kafka), topics, pipelineClock, watch);
  }

  @Bean
  InboxListeners inboxListeners(
      KafkaProperties kafka,
      Inbox inbox,
      DeadLetters deadLetters,
      Outages outages,
      InboxSettings settings,
      InboxNames names,
      Environment environment,
      MeterRegistry meters) {
    var consumers = consumers(kafka, settings);
    consumers.addListener(new ConsumerMeters<>(meters));
    return new InboxListeners(
        wanted(environment), consumers, names, inbox, deadLetters, outages, settings);
  }

  private static Set<Topic> wanted(Environment environment) {
    return Roles.of(environment).steps().stream().map(Triggers::of).collect(Collectors.toSet());
  }

  @Bean
  InboxNames inboxNames(Topics topics, @Value("${reelwise.kafka-group:reelwise}") String group) {
    return new InboxNames(topics, group);
  }

  private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
      KafkaProperties kafka, InboxSettings settings) {
    Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) settings.session().toMillis());
    consumer.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) settings.session().toMillis() / 5);
    // A topic that is made after the consumer has started is found within this time.
    consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    return new DefaultKafkaConsumerFactory<>(
        consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
