package dev.reelwise.cli.system;

import dev.reelwise.stack.ServerSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How one of our services is run in a local system: in little memory, and starting fast. */
record ServiceSpec(Service service, int port, Path models, Path temporary, String host) {

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
    List<String> command = new ArrayList<>(service.java());
    if (Files.exists(image.archive())) {
      command.add("-XX:SharedArchiveFile=" + image.archive());
    }
    // Libraries that it unpacks there stay behind when it is killed.
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-jar", image.jar().toString()));
    return command;
  }

  private static boolean answers(URI health) throws IOException {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(3)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
