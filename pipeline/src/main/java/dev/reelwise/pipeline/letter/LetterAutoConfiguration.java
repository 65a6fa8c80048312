package dev.reelwise.pipeline.letter;

import dev.reelwise.pipeline.event.EventAutoConfiguration;
import dev.reelwise.pipeline.event.LargeRecords;
import dev.reelwise.pipeline.event.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** The dead letters, for whoever looks after them. */
@AutoConfiguration(after = {EventAutoConfiguration.class, JdbcClientAutoConfiguration.class})
public class LetterAutoConfiguration {

  @Bean
  DeadLetterBox deadLetterBox(KafkaProperties kafka, Topics topics, JdbcClient jdbc) {
    Map<String, Object> reading = new HashMap<>(kafka.buildConsumerProperties());
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Each may have megabytes once it is unpacked.
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4);
    var consumers =
        new DefaultKafkaConsumerFactory<byte[], byte[]>(
            reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return new DeadLetterBox(
        new RecordLetters(consumers, LargeRecords.sender(kafka), topics),
        new ParkedRowRepository(jdbc),
        new ReplayRepository(jdbc));
  }
}
