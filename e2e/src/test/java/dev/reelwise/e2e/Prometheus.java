package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with our configuration and rules, which looks every five seconds. */
record Prometheus(Process process, URI address) implements AutoCloseable {
  static final Path CONFIGURATION =
      Command.repository().resolve("ops/prometheus/prometheus.yaml").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String DEBIAN_PACKAGE = "prometheus";

  /** Runs Prometheus' own tool; skips the test where it is missing. */
  static Command.Ended promtool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Tool.need("promtool", DEBIAN_PACKAGE).toString());
    command.addAll(List.of(arguments));
    return Tool.run(folder, command);
  }

  /** Starts it on {@code targets} (a service's address by its job's name); may skip the test. */
  static Prometheus start(Path folder, Map<String, URI> targets, String token) throws Exception {
    var program = Tool.need("prometheus", DEBIAN_PACKAGE);
    int port = freePort();
    var process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + configuration(folder, targets, token),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    var started = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    OwnSystem.await(
        "Prometheus is ready", LIMIT, () -> started.send("/-/ready").statusCode() == 200);
    return started;
  }

  /** Ours, but for where the services are, where the token lies, and how often it looks. */
  @SuppressWarnings("unchecked")
  private static Path configuration(Path folder, Map<String, URI> targets, String token)
      throws IOException {
    Map<String, Object> ours = new Yaml().load(Files.readString(CONFIGURATION));
    ((Map<String, Object>) ours.get("global"))
        .putAll(Map.of("scrape_interval", "5s", "evaluation_interval", "1s"));
    ours.put("rule_files", List.of(Watched.ALERTS.toAbsolutePath().toString()));
    var credentials = Files.writeString(folder.resolve("token"), token);
    for (var job : (List<Map<String, Object>>) ours.get("scrape_configs")) {
      var target = targets.get(job.get("job_name").toString());
      assertThat(target).as(job.get("job_name").toString()).isNotNull();
      job.put("authorization", Map.of("credentials_file", credentials.toString()));
      job.remove("dns_sd_configs");
      job.put("static_configs", List.of(Map.of("targets", List.of(target.getAuthority()))));
    }
    return Files.writeString(folder.resolve("prometheus.yaml"), new Yaml().dump(ours));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The result of an expression, as its vector; fails where Prometheus refuses it. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    var answer = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return answer.path("result");
  }

  /** The alerts that it has loaded, each with its health and state. */
  List<JsonNode> rules() throws IOException, InterruptedException {
    return get("rules").path("groups").path(0).path("rules").valueStream().toList();
  }

  /** What it looks at, and how that went last. */
  String targets() throws IOException, InterruptedException {
    return get("targets").path("activeTargets").toString();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    var body = Api.JSON.readTree(send("/api/v1/" + path).body());
    assertThat(body.path("status").asString()).as(path + ": " + body).isEqualTo("success");
    return body.path("data");
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    // Its files are deleted next.
    process.onExit().join();
  }
}
