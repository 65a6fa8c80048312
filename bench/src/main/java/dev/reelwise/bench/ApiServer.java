package dev.reelwise.bench;

import dev.reelwise.cli.Home;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.ServerSpec;
import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The API as a process of its own, which only answers requests and works on no video. */
public final class ApiServer {

  private static final String NAME = "api";

  private final LocalStack servers;
  private final URI base;

  private ApiServer(LocalStack servers, URI base) {
    this.servers = servers;
    this.base = base;
  }

  /**
   * Starts it with a heap such as {@code 256m} and these environment variables beside the servers'.
   */
  public static ApiServer start(LocalStack servers, String heap, Map<String, String> variables)
      throws IOException, InterruptedException {
    int port = freePort();
    URI address = URI.create("http://localhost:" + port);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PORT", Integer.toString(port));
    environment.put("HOST_IP", "127.0.0.1");
    servers.launch(new ServerSpec(NAME, command(heap), environment, port, () -> answers(address)));
    return new ApiServer(servers, address.resolve("/api/v1/"));
  }

  private static List<String> command(String heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
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

  /** Where its endpoints are; ends with a slash. */
  public URI base() {
    return base;
  }

  /** Its process's id. */
  public long pid() {
    return pidOf(NAME);
  }

  /** The process's id of one of the servers beside it. */
  public long pidOf(String server) {
    return status(server).pid();
  }

  /** How much memory the process has, heap and all. */
  public long memoryBytes() {
    return status(NAME).memoryBytes();
  }

  private ServerStatus status(String name) {
    return servers.status().stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
