package dev.reelwise.bench.chaos;

import dev.reelwise.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is in the search server. */
final class Index {

  private static final String ALL = "/videos/_search?size=10000&_source=status";

  private Index() {}

  /** The ids of the videos that it says are ready. */
  static Set<String> ready(Map<String, String> environment)
      throws IOException, InterruptedException {
    URI server = URI.create(environment.getOrDefault("ELASTICSEARCH_URL", ""));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest refresh =
          HttpRequest.newBuilder(server.resolve("/videos/_refresh"))
              .POST(BodyPublishers.noBody())
              .build();
      var _ = http.send(refresh, BodyHandlers.discarding());
      HttpRequest all = HttpRequest.newBuilder(server.resolve(ALL)).build();
      String answer = http.send(all, BodyHandlers.ofString()).body();
      Set<String> ready = new TreeSet<>();
      Json.read(answer).path("hits").path("hits").values().stream()
          .filter(hit -> hit.path("_source").path("status").asString("").equals("ready"))
          .forEach(hit -> ready.add(hit.path("_id").asString("")));
      return ready;
    }
  }
}
