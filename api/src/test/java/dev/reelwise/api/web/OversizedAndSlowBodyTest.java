package dev.reelwise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.EndlessBytes;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are to hold the service up: each gets a clear answer, and nothing stays held. */
class OversizedAndSlowBodyTest extends ApiTest {

  private static final String INIT = "/api/v1/upload/init";

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @AfterEach
  void othersAreServed() {
    assertThat(new Upload().file("a.mp4", "bytes").by(user).status()).isEqualTo(201);
  }

  @Test
  void aHugeJsonBodyIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
    assertThat(status(head(INIT, "application/json", "Content-Length: 3000000"), new byte[0]))
        .startsWith("HTTP/1.1 413");
    Answer chunked =
        user.send(
            "POST",
            INIT,
            BodyPublishers.ofInputStream(() -> new EndlessBytes(2_100_000)),
            "Content-Type",
            "application/json");
    assertThat(chunked.status()).isIn(400, 413);
    String text = "{\"filename\":\"" + "x".repeat(2_100_000) + "\"}";
    assertThat(sendJson(text, false).status()).isEqualTo(413);
    Answer unknownLength = sendJson(text, true);
    assertThat(unknownLength.status()).isEqualTo(413);
    assertThat(unknownLength.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:body-too-large");
  }

  @Test
  void aHugeBodyUnderAKeyIsRefusedTheSameWay() {
    String text = "{\"filename\":\"" + "x".repeat(2_100_000) + "\"}";

    Answer answer =
        user.send(
            "POST",
            INIT,
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(text.getBytes())),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "huge-body");

    assertThat(answer.status()).as(answer.text()).isEqualTo(413);
  }

  @Test
  void deepNestingIsRefused() {
    for (String open : List.of("[", "{\"a\":")) {
      Answer answer = sendJson(open.repeat(100_000), false);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      Answer inside = sendJson("{\"filename\":" + open.repeat(100_000), false);
      assertThat(inside.status()).as(inside.text()).isEqualTo(400);
    }
  }

  @Test
  void aHugeHeaderIsRefused() throws Exception {
    assertThat(
            status(head(INIT, "application/json", "X-Filler: " + "x".repeat(100_000)), new byte[0]))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void aCompressedBodyIsRefusedUnread() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 100; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    for (String type : List.of("application/json", Upload.TYPE)) {
      Answer answer =
          user.send(
              "POST",
              type.startsWith("multipart") ? "/api/v1/videos/upload" : INIT,
              BodyPublishers.ofByteArray(bomb.toByteArray()),
              "Content-Type",
              type,
              "Content-Encoding",
              "gzip");
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }
  }

  @Test
  void aJsonBodyThatDripsIsLeft() throws Exception {
    assertThat(dripped(head(INIT, "application/json", "Content-Length: 1000"), "{"))
        .startsWith("HTTP/1.1 408");
  }

  @Test
  void dripsOnEveryPlaceForUploadsDoNotKeepOthersOut() throws Exception {
    String form =
        "--"
            + Upload.BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n";
    List<Thread> threads = new ArrayList<>();
    List<String> answers = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      answers.add(
                          dripped(
                              head("/api/v1/videos/upload", Upload.TYPE, "Content-Length: 100000"),
                              form));
                    } catch (Exception e) {
                      answers.add(e.toString());
                    }
                  }));
    }
    Eventually.isTrue(() -> answers.size() == 4);
    assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 408"));
  }

  @Test
  void aLengthThatLiesIsFoundOut() throws Exception {
    // Shorter than told: the client ends its side.
    assertThat(status(head(INIT, "application/json", "Content-Length: 1000"), "{".getBytes()))
        .startsWith("HTTP/1.1 4");
    // Longer than told: what is behind is no part of the request.
    byte[] body = "{}{\"filename\":\"a.mp4\"}".getBytes(StandardCharsets.US_ASCII);
    assertThat(status(head(INIT, "application/json", "Content-Length: 2"), body))
        .startsWith("HTTP/1.1 400");
    assertThat(status(head(INIT, "application/json", "Content-Length: -5"), new byte[0]))
        .startsWith("HTTP/1.1 400");
    assertThat(
            status(
                head(INIT, "application/json", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
                "zz\r\n".getBytes()))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void aFormOfTooManyPartsIsRefused() {
    Upload upload = new Upload();
    for (int i = 0; i < 2000; i++) {
      upload.field("title", "again");
    }
    Answer answer = upload.file("a.mp4", "bytes").by(user);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:broken-upload");
  }

  @Test
  void aFileNameThatIsTooLongIsRefused() {
    assertThat(new Upload().file("x".repeat(100_000), "bytes").by(user).status()).isEqualTo(400);
    assertThat(
            user.post(INIT, Map.of("filename", "x".repeat(1001), "content_type", "video/mp4"))
                .status())
        .isEqualTo(400);
  }

  private Answer sendJson(String text, boolean chunked) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return user.send(
        "POST",
        INIT,
        chunked
            ? BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes))
            : BodyPublishers.ofByteArray(bytes),
        "Content-Type",
        "application/json");
  }

  private String head(String path, String type, String more) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + user.token()
        + "\r\nContent-Type: "
        + type
        + "\r\n"
        + more
        + "\r\n\r\n";
  }

  /** The first line of the answer; the client has nothing more to say after the body. */
  private String status(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
  }

  /** The first line of the answer to a client that sends a byte now and then. */
  private String dripped(String head, String start) throws Exception {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(200);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 300; i++) {
        try {
          int first = socket.getInputStream().read();
          return (char) first
              + new String(socket.getInputStream().readNBytes(11), StandardCharsets.US_ASCII);
        } catch (java.net.SocketTimeoutException silent) {
          socket.getOutputStream().write(' ');
          socket.getOutputStream().flush();
        }
      }
      return "never answered";
    }
  }
}
