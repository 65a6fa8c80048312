package dev.reelwise.pipeline.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every variable that a service or the command line reads. A test holds {@code env.sample}, the
 * placeholders of all settings files and the names in the code to this table, and it to them.
 */
final class EnvironmentVariables {

  static final List<EnvironmentVariable> ALL = new Table().filled();

  private EnvironmentVariables() {}

  static Optional<EnvironmentVariable> named(String name) {
    return ALL.stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  /** Written as a table, so that it reads as one. */
  private static final class Table {

    private final List<EnvironmentVariable> rows = new ArrayList<>();
    private String group = "";

    List<EnvironmentVariable> filled() {
      services();
      postgres();
      redis();
      kafka();
      objectStore();
      search();
      accounts();
      uploads();
      models();
      media();
      observation();
      commandLine();
      return List.copyOf(rows);
    }

    private void services() {
      group("The services");
      add("HOST_IP", Rule.HOST, "0.0.0.0", "The address that both services listen on.");
      add("PORT", Rule.OWN_PORT, "8080", "The API's port.");
      add("SUMMARIZER_PORT", Rule.OWN_PORT, "8081", "The summarizer's port.");
      add(
          "PUBLIC_URL",
          Rule.ADDRESS,
          "",
          "How browsers reach the API, where a proxy stands before it.");
      add(
          "ALLOWED_ORIGINS",
          Rule.TEXT,
          "",
          "Other origins whose pages may call the API, with commas between.");
      add(
          "NODE_ENV",
          Rule.NAME,
          "production",
          "The name of this installation; part of its Redis keys.");
      add("LOG_LEVEL", Rule.LEVEL, "info", "How much is logged.");
      add(
          "REELWISE_ROLES",
          Rule.ROLES,
          "",
          "The parts that an API process runs, with commas between; web,relay,transcode,transcribe,index where it is left out.");
    }

    private void postgres() {
      group("PostgreSQL");
      add("DB_HOST", Rule.HOST, "localhost", "The database server.");
      add("DB_PORT", Rule.PORT, "5432", "Its port.");
      add("PG_USER", Rule.TEXT, "reelwise", "The user to sign in as.");
      secret("PG_PASSWORD", "change-me", "That user's password.");
      add("DB_NAME", Rule.TEXT, "reelwise", "The database.");
      add("DB_SCHEMA", Rule.NAME, "public", "The schema that holds the tables.");
    }

    private void redis() {
      group("Redis");
      add("REDIS_HOST", Rule.HOST, "localhost", "The Redis server.");
      add("REDIS_PORT", Rule.PORT, "6379", "Its port.");
      secret("REDIS_PASSWORD", "", "Its password, if it asks for one.");
      add(
          "REDIS_TTL",
          Rule.SECONDS,
          "",
          "Taken, so that an older file works; nothing is cached now.");
      add("REDIS_KEY_PREFIX", Rule.TEXT, "", "Stands before every key, where a server is shared.");
    }

    private void kafka() {
      group("Kafka");
      add(
          "KAFKA_BROKERS",
          Rule.BROKERS,
          "localhost:9092",
          "The brokers to ask first: host:port, with commas between.");
      add(
          "KAFKA_CLIENT_ID",
          Rule.NAME,
          "reelwise",
          "What the services call themselves to the brokers.");
      add(
          "KAFKA_GROUP_ID",
          Rule.NAME,
          "reelwise",
          "The consumer group; processes of one installation share it.");
      add(
          "KAFKA_TOPIC_PREFIX",
          Rule.NAME,
          "",
          "Stands before every topic's name, where a cluster is shared.");
      add(
          "KAFKA_TOPIC_PARTITIONS",
          Rule.COUNT,
          "",
          "The partitions of topics that are made at the start; 6 where it is left out.");
      add(
          "KAFKA_TOPIC_REPLICAS",
          Rule.COUNT,
          "",
          "The brokers that keep each of them; 1 where it is left out, 3 is usual in a cluster.");
    }

    private void objectStore() {
      group("S3");
      add("AWS_REGION", Rule.NAME, "us-east-1", "The bucket's region.");
      add(
          "AWS_ACCESS_KEY_ID",
          Rule.TEXT,
          "change-me",
          "The key's id; without one, the usual places are looked at.");
      secret("AWS_SECRET_ACCESS_KEY", "change-me", "The key's secret.");
      add("AWS_YOUTUBE_BUCKET", Rule.BUCKET, "reelwise", "The bucket for all objects.");
      add(
          "USE_LOCALSTACK",
          Rule.SWITCH,
          "true",
          "true for a server that is not AWS: bucket names go into the path.");
      add(
          "AWS_S3_ENDPOINT",
          Rule.ADDRESS,
          "http://localhost:4566",
          "Where that server is; left out for AWS.");
      add(
          "AWS_S3_PUBLIC_ENDPOINT",
          Rule.ADDRESS,
          "",
          "Where browsers reach that server, if not there.");
    }

    private void search() {
      group("OpenSearch");
      add("ELASTICSEARCH_URL", Rule.ADDRESS, "http://localhost:9200", "The search server.");
      add("ELASTICSEARCH_USERNAME", Rule.TEXT, "", "The user to sign in as, if it asks for one.");
      secret("ELASTICSEARCH_PASSWORD", "", "That user's password.");
      add(
          "ELASTICSEARCH_INDEX_PREFIX",
          Rule.INDEX_PREFIX,
          "",
          "Stands before the index's name, where a server is shared.");
      add("OPENSEARCH_HOST", Rule.ADDRESS_OR_HOST, "", "Another name for ELASTICSEARCH_URL.");
      add("OPENSEARCH_USER", Rule.TEXT, "", "Another name for ELASTICSEARCH_USERNAME.");
      secret("OPENSEARCH_PASSWORD", "", "Another name for ELASTICSEARCH_PASSWORD.");
    }

    private void accounts() {
      group("Accounts");
      secret(
          "JWT_SECRET",
          Rule.KEY,
          "",
          "Signs the access tokens; whoever has it can be anyone. Make one: openssl rand -hex 32");
      add("JWT_EXPIRY", Rule.SPAN, "60m", "How long an access token is good for.");
      add(
          "OIDC_ISSUER_URI",
          Rule.ADDRESS,
          "",
          "An OpenID Connect provider that people may sign in by; its redirect URI is /api/v1/auth/oidc/callback here.");
      add("OIDC_CLIENT_ID", Rule.TEXT, "", "What Reelwise is called there.");
      secret("OIDC_CLIENT_SECRET", "", "What Reelwise signs in there with.");
      add("OIDC_NAME", Rule.TEXT, "", "What the button says; Single sign-on where it is left out.");
      add(
          "ADMIN_EMAILS",
          Rule.TEXT,
          "",
          "Who becomes an admin by signing in there, with commas between; others by ./reelwise admin grant.");
    }

    private void uploads() {
      group("Uploads");
      add(
          "QUOTA_BYTES",
          Rule.SIZE,
          "",
          "How much a user may keep, such as 50GB; without limit where it is left out.");
      add(
          "QUOTA_VIDEOS",
          Rule.AMOUNT,
          "",
          "How many videos a user may keep; without limit where it is left out.");
      add(
          "IMPORT_ALLOWED_HOSTS",
          Rule.TEXT,
          "",
          "Private hosts that files may be imported from: names and networks, with commas between.");
      add(
          "IMPORT_ALLOWED_PORTS",
          Rule.PORTS,
          "",
          "Ports that files may be imported from beside 80 and 443, such as 8080,9000-9100.");
    }

    private void models() {
      group("Models");
      secret(
          "OPENAI_API_KEY",
          "",
          "A key for a chat model. Without it and OPENAI_BASE_URL, summaries are extracted.");
      add(
          "OPENAI_BASE_URL",
          Rule.ADDRESS,
          "",
          "An OpenAI-compatible server, such as http://localhost:11434/v1.");
      add("OPENAI_MODEL", Rule.TEXT, "", "The chat model; gpt-3.5-turbo where it is left out.");
      add(
          "OPENAI_TRANSCRIBE_MODEL",
          Rule.TEXT,
          "",
          "The model that transcribes there, instead of the one here.");
      add(
          "OPENAI_PRICE_INPUT",
          Rule.PRICE,
          "",
          "What a million tokens sent cost there, for the metrics.");
      add(
          "OPENAI_PRICE_OUTPUT",
          Rule.PRICE,
          "",
          "What a million tokens received cost there, for the metrics.");
      add(
          "REELWISE_SPEECH_ENGINE",
          Rule.ENGINE,
          "",
          "moonshine, vosk, whisper or openai; chosen by the other variables where it is left out.");
      add(
          "REELWISE_SPEECH_WORKERS",
          Rule.COUNT,
          "",
          "How many parts of a recording are transcribed at once; one a core where it is left out.");
      add(
          "REELWISE_SPEECH_MEMORY",
          Rule.SIZE,
          "",
          "How much a process that transcribes may take, such as 2GB; 768 MB and 384 for each part at once where it is left out.");
      add("WHISPER_MODEL", Rule.TEXT, "", "A whisper.cpp model file to transcribe with.");
      add(
          "REELWISE_MODELS",
          Rule.TEXT,
          "",
          "The folder of downloaded models; ~/.cache/reelwise/models where it is left out.");
    }

    private void media() {
      group("Media");
      add("FFMPEG_PATH", Rule.TEXT, "", "The ffmpeg to use; looked for where it is left out.");
      add("FFPROBE_PATH", Rule.TEXT, "", "The ffprobe to use; looked for where it is left out.");
      add(
          "REELWISE_HEIGHTS",
          Rule.HEIGHTS,
          "",
          "The variants' heights in lines; 1080,720,480,360 where it is left out.");
      add(
          "REELWISE_WORK",
          Rule.TEXT,
          "",
          "The folder for files while they are worked on; reelwise-work in the temporary one where it is left out.");
      add(
          "REELWISE_WORK_BUDGET",
          Rule.SIZE,
          "",
          "How much they may take together, such as 50GB; what the disk has, but 256 MB, where it is left out.");
    }

    private void observation() {
      group("Metrics, traces and logs");
      secret(
          "METRICS_TOKEN",
          "",
          "What readers of /metrics send as bearer token; without it, private addresses may read.");
      add(
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          Rule.ADDRESS,
          "",
          "The OpenTelemetry collector for traces; none are made where it is left out.");
      add(
          "OTEL_TRACES_SAMPLER_ARG",
          Rule.SHARE,
          "",
          "The share of requests that are traced, 0 to 1; all where it is left out.");
      add("LOG_FORMAT", Rule.LOG_FORMAT, "text", "text for people, json for machines.");
    }

    private void commandLine() {
      group(EnvironmentVariable.COMMAND_LINE);
      add(
          "REELWISE_DATA",
          Rule.TEXT,
          "",
          "The folder that holds everything; .reelwise beside ./reelwise where it is left out.");
      add("REELWISE_NO_BUILD", Rule.TEXT, "", "1 uses the build as it is.");
      add(
          "REELWISE_STACK_HOME",
          Rule.TEXT,
          "",
          "The folder of the bundled servers; the build's where it is left out.");
    }

    private void group(String name) {
      group = name;
    }

    private void add(String name, Rule rule, String sample, String meaning) {
      rows.add(new EnvironmentVariable(group, name, rule, false, sample, meaning));
    }

    private void secret(String name, String sample, String meaning) {
      secret(name, Rule.TEXT, sample, meaning);
    }

    private void secret(String name, Rule rule, String sample, String meaning) {
      rows.add(new EnvironmentVariable(group, name, rule, true, sample, meaning));
    }
  }
}
