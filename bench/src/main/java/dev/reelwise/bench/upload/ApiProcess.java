package dev.reelwise.bench.upload;

import dev.reelwise.cli.Home;
import dev.reelwise.cli.Json;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerSpec;
import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The API in a heap of 256 MB, only receiving: what comes in is no video that could be worked on.
 */
final class ApiProcess {

  static final String HEAP = "256m";

  private static final String NAME = "api";
  private static final String BOUNDARY = "reelwise-bench-5d41402abc4b2a76";
  private static final Map<String, String> ACCOUNT =
      Map.of("name", "Bench", "email", "bench@reelwise.example", "password", "a-long-password-81");

  private final LocalStack servers;
  private final URI base;

  private ApiProcess(LocalStack servers, URI base) {
    this.servers = servers;
    this.base = base;
  }

  static ApiProcess start(LocalStack servers) throws IOException, InterruptedException {
    int port = freePort();
    URI address = URI.create("http://localhost:" + port);
    Map<String, String> environment =
        Map.of("PORT", Integer.toString(port), "HOST_IP", "127.0.0.1");
    servers.launch(new ServerSpec(NAME, command(), environment, port, () -> answers(address)));
    return new ApiProcess(servers, address.resolve("/api/v1/"));
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + HEAP,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        Home.serviceJar(NAME).toString(),
        "--reelwise.roles=web");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(URI address) throws IOException {
    var connection = (HttpURLConnection) address.resolve("/health/ready").toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } finally {
      connection.disconnect();
    }
  }

  /** Its process's id. */
  long pid() {
    return status(NAME).pid();
  }

  /** How much memory the process has, heap and all. */
  long memoryBytes() {
    return status(NAME).memoryBytes();
  }

  /** What it, the object store and this client have used of the processor so far. */
  CpuTime cpuTime() {
    return CpuTime.now(pid(), status("s3").pid());
  }

  private ServerStatus status(String name) {
    return servers.status().stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow();
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
