package dev.reelwise.bench.upload;

import dev.reelwise.bench.ApiServer;
import dev.reelwise.cli.Json;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * The API in a heap of 256 MB, only receiving: what comes in is no video that could be worked on.
 */
final class ApiProcess {

  static final String HEAP = "256m";

  private static final String BOUNDARY = "reelwise-bench-5d41402abc4b2a76";
  private static final Map<String, String> ACCOUNT =
      Map.of("name", "Bench", "email", "bench@reelwise.example", "password", "a-long-password-81");

  private final ApiServer server;
  private final URI base;

  private ApiProcess(ApiServer server) {
    this.server = server;
    this.base = server.base();
  }

  static ApiProcess start(LocalStack servers) throws IOException, InterruptedException {
    return new ApiProcess(ApiServer.start(servers, HEAP, Map.of()));
  }

  /** Its process's id. */
  long pid() {
    return server.pid();
  }

  /** How much memory the process has, heap and all. */
  long memoryBytes() {
    return server.memoryBytes();
  }

  /** What it, the object store and this client have used of the processor so far. */
  CpuTime cpuTime() {
    return CpuTime.now(pid(), server.pidOf("s3"));
  }

  /** Makes an account, and returns a token of it. */
  String signUp(Sending sending) throws IOException, InterruptedException {
    String _ = sending.send(json("auth/signup"));
    String answer = sending.send(json("auth/login"));
    return Json.read(answer).path("data").path("access_token").asString("");
  }

  private HttpRequest json(String path) {
    Map<String, String> body =
        path.endsWith("login")
            ? Map.of("email", ACCOUNT.get("email"), "password", ACCOUNT.get("password"))
            : ACCOUNT;
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Json.write(body)))
        .build();
  }

  /** The streaming upload of a file of so many bytes. */
  HttpRequest upload(long bytes, String token) {
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="bench.mp4"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(BOUNDARY);
    BodyPublisher form =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            Sending.content(bytes),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return HttpRequest.newBuilder(base.resolve("videos/upload"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(form)
        .build();
  }
}
