package dev.reelwise.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A service as its image and the Compose file would run it, but without an engine: the image's
 * command line and variables, the service's variables, and the built jar unpacked as the image's
 * build does it.
 */
record Container(Process process, URI address, Path log) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Starts it on a free port; {@code environment} goes before what image and service say. */
  static Container start(
      ContainerImage image, String service, Map<String, String> environment, Path folder)
      throws Exception {
    var app = unpacked(image.name(), folder);
    var own = Files.createDirectories(folder.resolve(service));
    int port = freePort();
    var log = own.resolve("log");
    var command =
        image.words("ENTRYPOINT").stream()
            .map(word -> word.equals("java") ? JAVA : word.replaceFirst("^/app/", app + "/"))
            .toList();
    var builder =
        new ProcessBuilder(command)
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var variables = builder.environment();
    variables.keySet().retainAll(List.of("PATH"));
    variables.putAll(image.environment());
    variables.putAll(ComposeFile.read().environment(service));
    variables.putAll(environment);
    variables.put(image.name().equals("api") ? "PORT" : "SUMMARIZER_PORT", Integer.toString(port));
    // A container has a /tmp of its own.
    var tmp = Files.createDirectories(own.resolve("tmp"));
    variables.merge(
        "JDK_JAVA_OPTIONS", " -Djava.io.tmpdir=" + tmp, (options, one) -> options + one);
    return new Container(builder.start(), URI.create("http://127.0.0.1:" + port), log);
  }

  private static Path unpacked(String service, Path folder) throws Exception {
    var app = folder.resolve("image-" + service);
    if (!Files.exists(app)) {
      var jar = folder.resolve(service + ".jar");
      Files.copy(built(service), jar);
      var command =
          List.of(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination");
      var words = new java.util.ArrayList<>(command);
      words.add(app.toString());
      var process = new ProcessBuilder(words).inheritIO().start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroy();
        throw new AssertionError(words + " failed");
      }
    }
    return app;
  }

  private static Path built(String service) throws IOException {
    var target = Command.repository().resolve(service + "/target");
    try (var jars = Files.newDirectoryStream(target, "reelwise-" + service + "-*.jar")) {
      return jars.iterator().next();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it answers with 200 there. */
  Container await(String path) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!answers(path)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("It does not answer at " + path + ": " + Files.readString(log));
      }
      Thread.sleep(200);
    }
    return this;
  }

  private boolean answers(String path) throws InterruptedException {
    try {
      return get(path, Map.of()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
    new TreeMap<>(headers).forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** Its figures, read with the token that the Compose file hands out. */
  Scrape metrics() throws IOException, InterruptedException {
    var token = ComposeFile.settings().get("METRICS_TOKEN");
    return Scrape.of(get("/metrics", Map.of("Authorization", "Bearer " + token)).body());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
