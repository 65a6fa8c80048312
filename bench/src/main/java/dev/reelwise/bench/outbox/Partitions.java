package dev.reelwise.bench.outbox;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics like ours for the others. */
final class Partitions {

  private static final int COUNT = 6;

  private Partitions() {}

  static void create(Map<String, String> servers, List<String> topics) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.getOrDefault("KAFKA_BROKERS", ""));
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(topics.stream().map(name -> new NewTopic(name, COUNT, (short) 1)).toList())
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }
}
