package dev.reelwise.stack;

import java.util.Map;

/** Tells which servers the user has elsewhere, by the variables that point to them. */
final class Elsewhere {
  private Elsewhere() {}

  /**
   * The variable that points to a server of the user's; empty when the embedded one is to be used.
   */
  static String variable(Server server, Map<String, String> environment) {
    return switch (server) {
      case POSTGRES -> firstSet(environment, "DB_HOST");
      case REDIS -> firstSet(environment, "REDIS_HOST");
      case KAFKA -> firstSet(environment, "KAFKA_BROKERS");
      case OPENSEARCH -> firstSet(environment, "ELASTICSEARCH_URL", "OPENSEARCH_HOST");
      case S3 -> s3(environment);
    };
  }

  /** Keys alone are no sign: many people have them set for other programs. */
  private static String s3(Map<String, String> environment) {
    boolean emulated = environment.getOrDefault("USE_LOCALSTACK", "").equals("true");
    boolean keys = !environment.getOrDefault("AWS_ACCESS_KEY_ID", "").isBlank();
    String endpoint = firstSet(environment, "AWS_S3_ENDPOINT");
    return !endpoint.isEmpty() || emulated || !keys
        ? endpoint
        : firstSet(environment, "AWS_YOUTUBE_BUCKET");
  }

  private static String firstSet(Map<String, String> environment, String... names) {
    for (String name : names) {
      if (!environment.getOrDefault(name, "").isBlank()) {
        return name;
      }
    }
    return "";
  }
}
