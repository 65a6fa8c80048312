package dev.reelwise.pipeline.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Whether the Kafka cluster answers. Keeps one connection; close it. */
final class KafkaReadiness implements ReadinessCheck, AutoCloseable {

  private static final int PATIENCE_MILLIS = 2_500;

  private final Admin admin;

  KafkaReadiness(String brokers, String clientId) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId + "-readiness",
                // A broker that came back shall be seen at the next question.
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void check() throws ExecutionException, InterruptedException {
    admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
        .clusterId()
        .get();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
