package dev.reelwise.api.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.pipeline.observe.Traces;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The metrics as Prometheus reads them, of a process that only answers requests. */
class MetricsPageTest extends ApiTest {

  @Autowired private Traces traces;

  @Test
  void whoeverIsNearbyReadsThemWithoutAnAccessToken() {
    Answer answer = visitor().get("/metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain").contains("version=0.0.4");
    assertThat(answer.text())
        .contains("jvm_memory_used_bytes{", "hikaricp_connections_active{", "disk_free_bytes{")
        .contains("reelwise_streams_open{", "reelwise_uploads_total{");
  }

  @Test
  void aRequestFromAPublicAddressThroughAProxyIsRefused() {
    Answer answer = visitor().get("/metrics", "X-Forwarded-For", "203.0.113.9");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asString()).contains("METRICS_TOKEN");
    assertThat(answer.text()).doesNotContain("jvm_");
  }

  @Test
  void requestsAreCountedByTemplateAndNeverById() {
    Visitor user = newUser();
    user.get("/api/v1/videos/987654321");
    user.get("/nobody-has-this-path/987654322");
    user.send("BREW987654323", "/api/v1/videos/list", BodyPublishers.noBody());

    String metrics = visitor().get("/metrics").text();

    assertThat(metrics)
        .containsPattern(
            "http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/videos/\\{id\\}\",le=\"0.1\"\\}")
        .doesNotContain("98765432")
        .doesNotContain(user.email(), "@example.org");
  }

  @Test
  void onlyAProcessThatPublishesTheOutboxLooksAtTheTables() {
    assertThat(visitor().get("/metrics").text())
        .doesNotContain("reelwise_steps", "reelwise_outbox_rows", "reelwise_relay_leader");
  }

  @Test
  void withoutACollectorNothingIsTraced() {
    assertThat(traces.areOn()).isFalse();
    assertThat(traces.current()).isNull();
  }

  @Test
  void searchesAndUploadsAreSeen() {
    Visitor user = newUser();
    user.get("/api/v1/videos/search?q=bridge");
    user.send(
        "POST",
        "/api/v1/videos/upload",
        BodyPublishers.ofString("--x\r\n\r\n"),
        "Content-Type",
        "multipart/form-data; boundary=x");

    assertThat(visitor().get("/metrics").text())
        .containsPattern("reelwise_search_seconds_count\\{[^}]*kind=\"videos\"\\} [1-9]")
        .containsPattern(
            "reelwise_uploads_total\\{[^}]*outcome=\"(aborted|refused)\",way=\"form\"\\} [1-9]");
  }
}
