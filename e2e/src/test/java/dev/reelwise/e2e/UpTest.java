package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code up}, {@code status} and the account that the first start makes. */
@Order(1)
@ExtendWith(LocalSystem.class)
class UpTest {
  private static final long MEMORY_LIMIT = 2L << 30;

  @Test
  void startsEverythingAndSaysWhereItAnswers(Running system) {
    assertThat(system.started().err()).isEmpty();
    assertThat(system.started().code()).isZero();
    assertThat(system.started().out()).contains("/api/v1").contains("./reelwise down");
  }

  @Test
  void showsEachServerAndServiceInAtMostTwoGibibytes(Running system) throws Exception {
    var status = Api.JSON.readTree(system.command().run("status", "--json").out());

    assertThat(status.path("state").asString()).isEqualTo("ready");
    assertThat(status.path("services").valueStream().map(each -> each.path("name").asString()))
        .containsExactlyInAnyOrder(
            "postgres", "redis", "kafka", "opensearch", "s3", "api", "summarizer");
    assertThat(status.path("services").valueStream())
        .allSatisfy(each -> assertThat(each.path("state").asString()).isEqualTo("ready"))
        .allSatisfy(each -> assertThat(each.path("memoryBytes").asLong()).isPositive());
    assertThat(status.path("memoryBytes").asLong()).isBetween(1L, MEMORY_LIMIT);
  }

  @Test
  void saysASecondTimeThatItRunsAlready(Running system) throws Exception {
    var second = system.command().run("up", "-d");

    assertThat(second.code()).isZero();
    assertThat(second.out()).contains("running already").contains("/api/v1");
  }

  @Test
  void keepsTheLocalAccountFromOtherUsers(Running system) throws IOException {
    var account = system.command().data().resolve("account.json");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(account)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesToWorkWithoutASignInAndSaysSoInBothWays(Running system) throws Exception {
    var refused = system.api().getUnsigned("videos/list");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Api.JSON.readTree(refused.body()).propertyNames())
        .containsAll(
            List.of(
                "type", "title", "status", "detail", "statusCode", "timestamp", "path", "message"));
  }

  @Test
  void answersInTheEnvelope(Running system) throws Exception {
    var answer = Api.JSON.readTree(system.api().get("videos/list").body());

    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder("success", "path", "status_code", "message", "data");
    assertThat(answer.path("path").asString()).isEqualTo("/api/v1/videos/list");
  }

  @Test
  void reportsHealthOfBothServicesWithoutTheEnvelope(Running system) throws Exception {
    var status = Api.JSON.readTree(system.command().run("status", "--json").out());

    for (var service : List.of("api", "summarizer")) {
      var health = Recording.fetch(status.path(service).asString() + "/health/ready");
      assertThat(Api.JSON.readTree(health).has("success")).isFalse();
    }
  }
}
