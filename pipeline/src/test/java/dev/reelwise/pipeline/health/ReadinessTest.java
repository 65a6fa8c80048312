package dev.reelwise.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.pipeline.health.ReadinessReport.Answer;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReadinessTest {

  private static final ReadinessCheck UP = ReadinessCheck.of("database", () -> {});

  @Test
  void isReadyWhenEveryServerAnswers() throws Exception {
    ReadinessReport report = report(UP, ReadinessCheck.of("kafka", () -> {}));

    assertThat(report.ready()).isTrue();
    assertThat(JsonMapper.shared().writeValueAsString(report))
        .matches(
            "\\{\"status\":\"ready\",\"checks\":\\{"
                + "\"database\":\\{\"status\":\"up\",\"millis\":\\d+},"
                + "\"kafka\":\\{\"status\":\"up\",\"millis\":\\d+}}}");
  }

  @Test
  void saysWhichServerIsDownAndWhy() throws Exception {
    ReadinessReport report =
        report(
            UP,
            ReadinessCheck.of(
                "storage",
                () -> {
                  throw new UncheckedIOException("outer", new ConnectException("refused"));
                }));

    assertThat(report.ready()).isFalse();
    assertThat(report.status()).isEqualTo("not_ready");
    assertThat(report.checks().get("database").status()).isEqualTo("up");
    assertThat(report.checks().get("storage"))
        .extracting(Answer::status, Answer::error)
        .containsExactly("down", "refused");
  }

  @Test
  void waitsForNoServerLongerThanItsPatience() throws Exception {
    CountDownLatch never = new CountDownLatch(1);

    ReadinessReport report = report(UP, ReadinessCheck.of("kafka", never::await));

    assertThat(report.ready()).isFalse();
    assertThat(report.checks().get("kafka").error()).isEqualTo("no answer within 2000 ms");
    assertThat(report.checks().get("database").status()).isEqualTo("up");
  }

  private static ReadinessReport report(ReadinessCheck... checks) throws InterruptedException {
    try (Readiness readiness = new Readiness(List.of(checks), Duration.ofSeconds(2))) {
      return readiness.report();
    }
  }
}
