package dev.reelwise.bench.api;

import dev.reelwise.cli.Json;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The rows of so many ready videos, as if the pipeline had made them. */
final class Library {

  private static final int BATCH = 1_000;

  private final Map<String, String> servers;

  Library(Map<String, String> servers) {
    this.servers = servers;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
            .formatted(of("DB_HOST"), of("DB_PORT"), of("DB_NAME"), of("DB_SCHEMA")),
        of("PG_USER"),
        of("PG_PASSWORD"));
  }

  private String of(String variable) {
    return servers.getOrDefault(variable, "");
  }

  void fill(int videos) throws SQLException {
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      insert(database, videos, "videos", Library::video);
      insert(database, videos, "video_transcripts", Library::transcript);
      insert(database, videos, "video_summaries", Library::summary);
      statement.execute(
          """
          insert into video_variants (video_id, resolution, key, width, height, bitrate, size_bytes,
                                      average_bandwidth, codecs, frame_rate)
          select v.id, h.height || 'p', 'videos/hls/' || v.id || '/' || h.height || 'p.mp4',
                 h.height * 16 / 9, h.height, (h.height * 3000)::text, h.height * 20000,
                 h.height * 2500, 'avc1.64001f,mp4a.40.2', 30
          from videos v cross join (values (1080), (720), (480), (360)) as h (height)
          """);
      statement.execute(
          """
          insert into video_steps (video_id, step, state, run, attempt, progress, started_at,
                                   finished_at)
          select id, unnest(array['transcode', 'transcribe', 'summarize', 'index']), 'done', 1, 1,
                 1, now(), now()
          from videos
          """);
      statement.execute("select setval('videos_id_seq', (select max(id) from videos))");
      statement.execute("vacuum analyze");
    }
  }

  private static void insert(
      Connection database, int videos, String table, Function<Talk, Map<String, Object>> row)
      throws SQLException {
    String columns = String.join(", ", row.apply(Talk.of(1)).keySet());
    String sql =
        "insert into %s (%s) select %s from json_populate_recordset(null::%s, ?::json)"
            .formatted(table, columns, columns, table);
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      for (int from = 1; from <= videos; from += BATCH) {
        insert.setString(
            1,
            Json.write(
                IntStream.rangeClosed(from, Math.min(videos, from + BATCH - 1))
                    .mapToObj(number -> row.apply(Talk.of(number)))
                    .toList()));
        int _ = insert.executeUpdate();
      }
    }
  }

  private static Map<String, Object> video(Talk talk) {
    // Every video has a second of its own, the last one the newest.
    String time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(talk.number()).toString();
    Map<String, Object> row = new HashMap<>();
    row.put("id", talk.number());
    row.put("title", talk.title());
    row.put("description", talk.description());
    row.put("user_id", talk.owner());
    row.put("user_name", "User " + talk.owner());
    row.put("key", "videos/original/" + talk.number() + ".mp4");
    row.put("status", "ready");
    row.put("visibility", "public");
    row.put("processed_at", time);
    row.put("tags", List.of("talks", "topic" + talk.number() % 20));
    row.put("language", "en");
    row.put("duration_seconds", talk.seconds());
    row.put("views", talk.number() * 7 % 1000);
    row.put("likes", talk.number() * 3 % 100);
    row.put("created_at", time);
    row.put("updated_at", time);
    return row;
  }

  private static Map<String, Object> transcript(Talk talk) {
    return Map.of(
        "video_id",
        talk.number(),
        "transcript_text",
        talk.transcript(),
        "transcript_path",
        "transcripts/" + talk.number() + "/transcript.json",
        "status",
        "ready",
        "duration_seconds",
        talk.seconds());
  }

  private static Map<String, Object> summary(Talk talk) {
    return Map.of(
        "video_id",
        talk.number(),
        "summary_text",
        talk.summary(),
        "summary_path",
        "summaries/" + talk.number() + "/summary.json",
        "quality_score",
        0.75,
        "model_info",
        Map.of("model", "extractive"));
  }
}
