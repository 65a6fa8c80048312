package dev.reelwise.pipeline.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the variable that somebody may have meant by a name that nobody reads. */
final class NearMiss {

  private static final int SHORTEST = 5;
  private static final int LONG = 8;

  /** What other software calls the same thing. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("DB_USER", "PG_USER"),
          Map.entry("DB_PASSWORD", "PG_PASSWORD"),
          Map.entry("DB_PASS", "PG_PASSWORD"),
          Map.entry("POSTGRES_USER", "PG_USER"),
          Map.entry("POSTGRES_PASSWORD", "PG_PASSWORD"),
          Map.entry("POSTGRES_HOST", "DB_HOST"),
          Map.entry("POSTGRES_PORT", "DB_PORT"),
          Map.entry("POSTGRES_DB", "DB_NAME"),
          Map.entry("REDIS_URL", "REDIS_HOST"),
          Map.entry("KAFKA_BOOTSTRAP_SERVERS", "KAFKA_BROKERS"),
          Map.entry("AWS_BUCKET", "AWS_YOUTUBE_BUCKET"),
          Map.entry("AWS_S3_BUCKET", "AWS_YOUTUBE_BUCKET"),
          Map.entry("S3_BUCKET", "AWS_YOUTUBE_BUCKET"),
          Map.entry("S3_ENDPOINT", "AWS_S3_ENDPOINT"),
          Map.entry("AWS_ENDPOINT_URL", "AWS_S3_ENDPOINT"),
          Map.entry("AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
          Map.entry("ELASTICSEARCH_HOST", "ELASTICSEARCH_URL"),
          Map.entry("ELASTICSEARCH_USER", "ELASTICSEARCH_USERNAME"),
          Map.entry("OPENSEARCH_URL", "OPENSEARCH_HOST"),
          Map.entry("JWT_EXPIRES_IN", "JWT_EXPIRY"),
          Map.entry("OPENAI_KEY", "OPENAI_API_KEY"),
          Map.entry("OPENAI_API_BASE", "OPENAI_BASE_URL"));

  private NearMiss() {}

  /** The known name nearest to an unknown one; none where nothing is near. */
  static Optional<String> of(String unknown, List<String> known) {
    String name = unknown.toUpperCase(Locale.ROOT);
    if (known.contains(unknown) || name.length() < SHORTEST) {
      return Optional.empty();
    }
    if (OTHER_NAMES.containsKey(name)) {
      return Optional.of(OTHER_NAMES.get(name));
    }
    int near = name.length() < LONG ? 1 : 2;
    return known.stream()
        .filter(one -> distance(name, one) <= near)
        .min(Comparator.comparingInt(one -> distance(name, one)));
  }

  /** Letters added, left out or changed, or neighbours swapped (optimal string alignment). */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, cost, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(String one, String other, int[][] cost, int i, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
