package dev.reelwise.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class EnvironmentCheckTest {

  @Test
  void knowsEveryVariableOfTheContract() {
    assertThat(EnvironmentVariables.ALL.stream().map(EnvironmentVariable::name))
        .doesNotHaveDuplicates()
        .contains(
            "HOST_IP PORT NODE_ENV LOG_LEVEL DB_HOST DB_PORT PG_USER PG_PASSWORD DB_NAME DB_SCHEMA REDIS_HOST REDIS_PORT REDIS_PASSWORD REDIS_TTL KAFKA_BROKERS KAFKA_CLIENT_ID KAFKA_GROUP_ID AWS_REGION AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_YOUTUBE_BUCKET USE_LOCALSTACK AWS_S3_ENDPOINT JWT_SECRET JWT_EXPIRY ELASTICSEARCH_URL ELASTICSEARCH_USERNAME ELASTICSEARCH_PASSWORD OPENSEARCH_HOST OPENSEARCH_USER OPENSEARCH_PASSWORD OPENAI_API_KEY OPENAI_BASE_URL OPENAI_MODEL OPENAI_TRANSCRIBE_MODEL WHISPER_MODEL FFMPEG_PATH FFPROBE_PATH"
                .split(" "));
  }

  @Test
  void namesAllThatIsWrongAtOnceAndStopsTheStart(CapturedOutput output) {
    Map<String, Object> wrong =
        Map.of(
            "DB_PORT", "abc",
            "JWT_EXPIRY", "soon",
            "USE_LOCALSTACK", "maybe",
            "KAFKA_BROKERS", "kafka",
            "LOG_LEVEL", "loud",
            "JWT_SECRET", "do-not-show-me");

    assertThatThrownBy(() -> start(wrong)).isInstanceOf(WrongEnvironment.class);

    assertThat(output)
        .contains(
            "APPLICATION FAILED TO START",
            "DB_PORT=abc must be a port",
            "JWT_EXPIRY=soon must be a span of time",
            "USE_LOCALSTACK=maybe must be one of true, false",
            "KAFKA_BROKERS=kafka must be host:port",
            "LOG_LEVEL=loud must be one of trace",
            "JWT_SECRET (not shown) must be at least 32 random bytes",
            "env.sample")
        .doesNotContain("do-not-show-me")
        .doesNotContain("\tat ");
  }

  @Test
  void warnsOfNearMissesAndStarts(CapturedOutput output) {
    Map<String, Object> environment =
        Map.of("KAFKA_BROKER", "k:1", "DB_PASSWORD", "do-not-show-me", "HOME", "/root");

    start(environment).close();

    assertThat(output)
        .contains("KAFKA_BROKER is not read. Did you mean KAFKA_BROKERS?")
        .contains("DB_PASSWORD is not read. Did you mean PG_PASSWORD?")
        .doesNotContain("HOME is not read")
        .doesNotContain("do-not-show-me");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_PORT, 0",
    "DB_PORT, 65536",
    "DB_PORT, -1",
    "DB_HOST, http://db",
    "DB_HOST, db:5432",
    "KAFKA_BROKERS, 'a:1,'",
    "KAFKA_BROKERS, a:b",
    "KAFKA_BROKERS, http://a:1",
    "JWT_EXPIRY, 60",
    "JWT_EXPIRY, 0m",
    "JWT_EXPIRY, 1.5h",
    "REDIS_TTL, 1h",
    "AWS_S3_ENDPOINT, localhost:4566",
    "ELASTICSEARCH_URL, ftp://x",
    "OPENAI_BASE_URL, 'http://'",
    "AWS_YOUTUBE_BUCKET, My_Bucket",
    "USE_LOCALSTACK, 1",
    "DB_SCHEMA, 'a b'",
    "ELASTICSEARCH_INDEX_PREFIX, Test-",
    "REELWISE_SPEECH_ENGINE, siri",
    "REELWISE_SPEECH_WORKERS, 0",
    "REELWISE_SPEECH_MEMORY, much",
    "REELWISE_HEIGHTS, '1080;720'",
    "REELWISE_HEIGHTS, '1080,721'",
    "REELWISE_HEIGHTS, 0",
    "REELWISE_WORK_BUDGET, plenty",
    "REELWISE_ROLES, worker",
    "REELWISE_ROLES, 'web relay'",
    "REELWISE_ROLES, summarize"
  })
  void findsTheWrongValue(String name, String value) {
    assertThat(problem(name, value)).singleElement().asString().startsWith(name + "=" + value);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 0",
    "DB_PORT, 65535",
    "DB_HOST, ::1",
    "DB_HOST, db.internal",
    "KAFKA_BROKERS, 'a:1, b:2'",
    "KAFKA_BROKERS, '[::1]:9092'",
    "JWT_EXPIRY, 1d",
    "LOG_LEVEL, DEBUG",
    "USE_LOCALSTACK, True",
    "AWS_S3_ENDPOINT, http://localhost:4566",
    "OPENSEARCH_HOST, search",
    "PORT, ''",
    "REELWISE_SPEECH_ENGINE, Vosk",
    "REELWISE_SPEECH_WORKERS, 2",
    "REELWISE_SPEECH_MEMORY, 1536MB",
    "REELWISE_HEIGHTS, '720, 360'",
    "REELWISE_ROLES, web",
    "REELWISE_ROLES, 'relay, index'",
    "JWT_SECRET, 12345678901234567890123456789012",
    "JWT_SECRET, ääääääääääääääää",
    "DB_PORT, ' 5432 '"
  })
  void acceptsTheRightValue(String name, String value) {
    assertThat(problem(name, value)).isEmpty();
  }

  @Test
  void hidesAnAddressThatMayHoldAPassword() {
    assertThat(problem("ELASTICSEARCH_URL", "elastic:pass@host"))
        .singleElement()
        .asString()
        .contains("(not shown)")
        .doesNotContain("pass@");
  }

  @Test
  void countsTheBytesOfTheSecretAndShowsNone() {
    assertThat(problem("JWT_SECRET", "thirty-one-characters-and-no-more".substring(0, 31)))
        .singleElement()
        .asString()
        .contains("JWT_SECRET (not shown) must be at least 32")
        .doesNotContain("thirty");
  }

  @Test
  void takesNoSecretThatASampleHasGivenAway() {
    assertThat(problem("JWT_SECRET", "change-me-to-32-or-more-random-characters")).hasSize(1);
  }

  static Stream<String> innocent() {
    return Stream.of("PATH", "HOSTNAME", "LOGNAME", "AWS_PROFILE", "JAVA_HOME", "DB_HOST", "SHLVL");
  }

  @Test
  void takesNoOtherProgramsVariableForANearMiss() {
    List<String> known = EnvironmentVariables.ALL.stream().map(EnvironmentVariable::name).toList();
    assertThat(innocent()).allSatisfy(name -> assertThat(NearMiss.of(name, known)).isEmpty());
  }

  private static List<String> problem(String name, String value) {
    return EnvironmentVariables.named(name).orElseThrow().problem(value).stream().toList();
  }

  private static ConfigurableApplicationContext start(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, variables));
    SpringApplication application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setEnvironment(environment);
    return application.run();
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}
}
