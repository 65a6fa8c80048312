package dev.reelwise.cli.system;

import dev.reelwise.stack.ServerSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one of our services is run in a local system: in little memory, and starting fast. */
record ServiceSpec(Service service, int port, Path models, Path temporary, String host) {

  // One for all questions: they come twenty times a second, while the machine is busy starting.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ServerSpec toServer(ServiceImage image) {
    return new ServerSpec(
        service.label(),
        command(image),
        Map.of(
            service.portVariable(),
            Integer.toString(port),
            "HOST_IP",
            host,
            "REELWISE_MODELS",
            models.toString()),
        port,
        () -> answers(URI.create("http://localhost:" + port + "/health/ready")));
  }

  private List<String> command(ServiceImage image) {
    // Libraries that it unpacks there stay behind when it is killed.
    return service.limited(image.command(service, List.of("-Djava.io.tmpdir=" + temporary)));
  }

  private static boolean answers(URI health) throws IOException {
    try {
      var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
