package dev.reelwise.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** What the servers of one data folder are protected and told apart by; made once and kept. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, String> values;

  private Secrets(Map<String, String> values) {
    this.values = values;
  }

  static Secrets keptIn(DataFolder data) throws IOException {
    Map<String, String> values = DataFolder.readVariables(data.secrets());
    int known = values.size();
    putIfMissing(values, "postgres.password", Secrets::password);
    putIfMissing(values, "redis.password", Secrets::password);
    putIfMissing(values, "s3.access-key", Secrets::password);
    putIfMissing(values, "s3.secret-key", Secrets::password);
    putIfMissing(values, "jwt.secret", Secrets::password);
    putIfMissing(values, "kafka.cluster", Secrets::newKafkaCluster);
    putIfMissing(values, "opensearch.cluster", () -> "reelwise-" + password().substring(0, 8));
    if (values.size() > known) {
      DataFolder.writeVariables(data.secrets(), values);
    }
    return new Secrets(values);
  }

  String postgresPassword() {
    return value("postgres.password");
  }

  String redisPassword() {
    return value("redis.password");
  }

  String s3AccessKey() {
    return value("s3.access-key");
  }

  String s3SecretKey() {
    return value("s3.secret-key");
  }

  String jwtSecret() {
    return value("jwt.secret");
  }

  String kafkaCluster() {
    return value("kafka.cluster");
  }

  String openSearchCluster() {
    return value("opensearch.cluster");
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException(name);
    }
    return value;
  }

  private static void putIfMissing(Map<String, String> values, String name, Supplier<String> made) {
    values.computeIfAbsent(name, missing -> made.get());
  }

  private static String password() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Sixteen bytes in base64, as Kafka writes ids; made positive, as one must not start with a
   * hyphen.
   */
  private static String newKafkaCluster() {
    byte[] bytes =
        ByteBuffer.allocate(16).putLong(RANDOM.nextLong() >>> 1).putLong(RANDOM.nextLong()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
