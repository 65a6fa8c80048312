package dev.reelwise.pipeline.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Whether the Kafka cluster answers. Keeps one connection; close it. */
final class KafkaReadiness implements ReadinessCheck, AutoCloseable {

  private static final int PATIENCE_MILLIS = 2_500;

  private final Admin admin;

  /** {@code client} is how any client reaches the cluster, encryption and sign-in included. */
  KafkaReadiness(Map<String, Object> client) {
    Map<String, Object> own = new HashMap<>(client);
    own.merge(AdminClientConfig.CLIENT_ID_CONFIG, "-readiness", "%s%s"::formatted);
    // A broker that came back shall be seen at the next question.
    own.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    this.admin = Admin.create(own);
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
