package dev.reelwise.bench.api;

import dev.reelwise.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index's documents of the same videos. */
final class Documents {

  private static final int BATCH = 250;
  private static final int PASSAGE = 3;

  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();

  Documents(Map<String, String> servers) {
    this.server = URI.create(servers.getOrDefault("ELASTICSEARCH_URL", ""));
  }

  /** The indexes must be there. */
  void fill(int videos) throws IOException, InterruptedException {
    for (int from = 1; from <= videos; from += BATCH) {
      StringBuilder lines = new StringBuilder();
      for (int number = from; number < from + BATCH && number <= videos; number++) {
        add(lines, Talk.of(number));
      }
      String answer = send("/_bulk?require_alias=true", lines.toString());
      if (!answer.contains("\"errors\":false")) {
        throw new IOException("Not every document was taken: " + answer);
      }
    }
    String _ = send("/_forcemerge?max_num_segments=1", "");
    String _ = send("/_refresh", "");
  }

  private static void add(StringBuilder lines, Talk talk) {
    put(lines, "videos", Integer.toString(talk.number()), video(talk));
    List<Map<String, Object>> spoken = new ArrayList<>();
    for (int i = 0; i < talk.segments().size(); i++) {
      spoken.add(
          Map.of(
              "start",
              i * Talk.SECONDS,
              "end",
              (i + 1) * Talk.SECONDS,
              "text",
              talk.segments().get(i)));
    }
    // As the API cuts passages: three segments, of which the last is the next one's first.
    for (int from = 0, number = 0; from + 1 < spoken.size(); from += PASSAGE - 1, number++) {
      int to = Math.min(from + PASSAGE, spoken.size());
      put(
          lines,
          "videos-moments",
          talk.number() + "-" + number,
          Map.of(
              "video_id", talk.number(),
              "number", number,
              "text", String.join(" ", talk.segments().subList(from, to)),
              "segments", spoken.subList(from, to)));
    }
  }

  private static Map<String, Object> video(Talk talk) {
    Map<String, Object> document = new HashMap<>();
    document.put("video_id", talk.number());
    document.put("id", talk.number());
    document.put("title", talk.title());
    document.put("description", talk.description());
    document.put("user_id", talk.owner());
    document.put("user_name", "User " + talk.owner());
    document.put("transcript_text", talk.transcript());
    document.put("transcript_snippet", talk.transcript().substring(0, 500));
    document.put("summary_text", talk.summary());
    document.put("status", "ready");
    document.put("visibility", "public");
    document.put("tags", List.of("talks", "topic" + talk.number() % 20));
    document.put("language", "en");
    document.put("duration_seconds", talk.seconds());
    document.put("created_at", "2026-01-01T00:00:00Z");
    document.put("updated_at", "2026-01-01T00:00:00Z");
    return document;
  }

  private static void put(StringBuilder lines, String index, String id, Object document) {
    lines
        .append(line(Map.of("index", Map.of("_index", index, "_id", id))))
        .append('\n')
        .append(line(document))
        .append('\n');
  }

  private static String line(Object json) {
    return Json.write(json).replace('\n', ' ');
  }

  private String send(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
