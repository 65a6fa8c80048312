package dev.reelwise.stack;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environment variables by which the services are told where everything is. */
final class Contract {
  private static final Set<String> VARIABLES =
      Set.of(
          "HOST_IP PORT NODE_ENV LOG_LEVEL DB_HOST DB_PORT PG_USER PG_PASSWORD DB_NAME DB_SCHEMA REDIS_HOST REDIS_PORT"
              .concat(
                  " REDIS_PASSWORD REDIS_TTL KAFKA_BROKERS KAFKA_CLIENT_ID KAFKA_GROUP_ID AWS_REGION")
              .concat(" AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_YOUTUBE_BUCKET USE_LOCALSTACK")
              .concat(
                  " AWS_S3_ENDPOINT JWT_SECRET JWT_EXPIRY ELASTICSEARCH_URL ELASTICSEARCH_USERNAME")
              .concat(" ELASTICSEARCH_PASSWORD OPENSEARCH_HOST OPENSEARCH_USER OPENSEARCH_PASSWORD")
              .concat(
                  " OPENAI_API_KEY OPENAI_BASE_URL OPENAI_MODEL OPENAI_TRANSCRIBE_MODEL WHISPER_MODEL")
              .concat(
                  " FFMPEG_PATH FFPROBE_PATH KAFKA_TOPIC_PREFIX SUMMARIZER_PORT REELWISE_MODELS")
              .concat(" PUBLIC_URL ALLOWED_ORIGINS REDIS_KEY_PREFIX ELASTICSEARCH_INDEX_PREFIX")
              .concat(" OIDC_ISSUER_URI OIDC_CLIENT_ID OIDC_CLIENT_SECRET OIDC_NAME ADMIN_EMAILS")
              .concat(" REELWISE_SPEECH_ENGINE REELWISE_SPEECH_WORKERS REELWISE_HEIGHTS")
              .concat(" QUOTA_BYTES QUOTA_VIDEOS IMPORT_ALLOWED_HOSTS IMPORT_ALLOWED_PORTS")
              .concat(
                  " METRICS_TOKEN OTEL_EXPORTER_OTLP_ENDPOINT OTEL_TRACES_SAMPLER_ARG LOG_FORMAT")
              .concat(" OPENAI_PRICE_INPUT OPENAI_PRICE_OUTPUT REELWISE_ROLES")
              .concat(" KAFKA_TOPIC_PARTITIONS KAFKA_TOPIC_REPLICAS AWS_S3_PUBLIC_ENDPOINT")
              .concat(" REELWISE_WORK REELWISE_WORK_BUDGET REELWISE_SPEECH_MEMORY")
              .split(" "));

  private Contract() {}

  /** Those of the variables that the services read and that are not empty. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> chosen = new TreeMap<>(environment);
    chosen.keySet().retainAll(VARIABLES);
    chosen.values().removeIf(String::isBlank);
    return chosen;
  }
}
