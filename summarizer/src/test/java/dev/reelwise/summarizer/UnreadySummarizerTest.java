package dev.reelwise.summarizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UnreadySummarizerTest {

  @Test
  void livesButIsNotReadyWhileTheObjectStoreIsAway() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Map<String, String> settings =
        Map.of(
            "AWS_S3_ENDPOINT",
            "http://127.0.0.1:" + closed,
            // Its start shall not wait for the embedding model.
            "OPENAI_API_KEY",
            "sk-test");
    try (RunningSummarizer summarizer = RunningSummarizer.start(settings)) {
      assertThat(summarizer.get("/health/live").statusCode()).isEqualTo(200);

      HttpResponse<String> ready = summarizer.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      JsonNode report = JsonMapper.shared().readTree(ready.body());
      assertThat(report.path("status").asString()).isEqualTo("not_ready");
      assertThat(report.path("checks").path("storage").path("status").asString()).isEqualTo("down");
      assertThat(report.path("checks").path("database").path("status").asString()).isEqualTo("up");
      assertThat(report.path("checks").path("kafka").path("status").asString()).isEqualTo("up");
    }
  }
}
