package dev.reelwise.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BucketOriginsTest {

  @Test
  void aServerThatTakesNoRulesIsNoError() {
    StorageSettings settings = TestBucket.settings();
    BucketOrigins origins = new BucketOrigins(S3Connection.client(settings), settings.bucket());

    assertThat(origins.allow(List.of("*"))).isFalse();
  }

  @Test
  void otherRulesOfTheBucketStay() throws Exception {
    List<String> written = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/bucket",
        exchange -> {
          byte[] answer = new byte[0];
          if (exchange.getRequestMethod().equals("PUT")) {
            written.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          } else {
            answer =
                """
                <CORSConfiguration>
                  <CORSRule><ID>theirs</ID><AllowedOrigin>https://their.example</AllowedOrigin>
                    <AllowedMethod>GET</AllowedMethod></CORSRule>
                  <CORSRule><ID>reelwise</ID><AllowedOrigin>https://old.example</AllowedOrigin>
                    <AllowedMethod>GET</AllowedMethod></CORSRule>
                </CORSConfiguration>
                """
                    .getBytes(StandardCharsets.UTF_8);
          }
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      StorageSettings settings =
          new StorageSettings(
              "bucket",
              "us-east-1",
              "id",
              "secret",
              URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
              null,
              true,
              Duration.ofMinutes(5));

      assertThat(
              new BucketOrigins(S3Connection.client(settings), "bucket")
                  .allow(List.of("https://new.example")))
          .isTrue();

      assertThat(written).hasSize(1);
      assertThat(written.getFirst())
          .contains("https://their.example", "https://new.example", "ETag", "PUT")
          .doesNotContain("https://old.example");
    } finally {
      server.stop(0);
    }
  }
}
