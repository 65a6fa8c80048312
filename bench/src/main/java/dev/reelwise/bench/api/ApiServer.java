package dev.reelwise.bench.api;

import dev.reelwise.cli.Home;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.system.ApiJvm;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerSpec;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The API as a local system runs it. */
final class ApiServer {

  static final String NAME = "api";

  private static final Map<String, String> ACCOUNT =
      Map.of("name", "Bench", "email", "bench@reelwise.example", "password", "a-long-password-81");

  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private ApiServer(int port) {
    this.port = port;
  }

  static ApiServer start(LocalStack servers) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(ApiJvm.command());
    command.addAll(List.of("-jar", Home.serviceJar(NAME).toString()));
    Map<String, String> environment =
        Map.of("PORT", Integer.toString(port), "HOST_IP", "127.0.0.1");
    servers.launch(new ServerSpec(NAME, command, environment, port, () -> answers(port)));
    return new ApiServer(port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) throws IOException {
    URI health = URI.create("http://localhost:" + port + "/health/ready");
    var connection = (HttpURLConnection) health.toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } finally {
      connection.disconnect();
    }
  }

  int port() {
    return port;
  }

  /** Makes an account, and signs in. */
  String token() throws IOException, InterruptedException {
    String _ = post("signup", ACCOUNT);
    String answer =
        post("login", Map.of("email", ACCOUNT.get("email"), "password", ACCOUNT.get("password")));
    return Json.read(answer).path("data").path("access_token").asString("");
  }

  private String post(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/auth/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body)))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
