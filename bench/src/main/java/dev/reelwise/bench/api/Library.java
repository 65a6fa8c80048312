package dev.reelwise.bench.api;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

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

  void fill(int videos) throws SQLException, IOException {
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      copy(
          database,
          videos,
          "videos (id, title, description, user_id, user_name, key, status, processed_at, tags,"
              + " language, duration_seconds, views, likes, created_at, updated_at)",
          Library::video);
      copy(
          database,
          videos,
          "video_transcripts (video_id, transcript_text, transcript_path, status, duration_seconds)",
          Library::transcript);
      copy(
          database,
          videos,
          "video_summaries (video_id, summary_text, summary_path, quality_score, model_info)",
          Library::summary);
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

  private static void copy(
      Connection database, int videos, String table, Function<Talk, String> line)
      throws SQLException, IOException {
    for (int from = 1; from <= videos; from += BATCH) {
      String lines =
          IntStream.rangeClosed(from, Math.min(videos, from + BATCH - 1))
              .mapToObj(number -> line.apply(Talk.of(number)))
              .collect(Collectors.joining("\n", "", "\n"));
      long _ =
          database
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + table + " from stdin", new StringReader(lines));
    }
  }

  private static String video(Talk talk) {
    // Every video has a second of its own, the last one the newest.
    String time =
        "2026-%02d-%02d %02d:%02d:%02d+00"
            .formatted(
                1 + talk.number() / 2_000,
                1 + talk.number() % 2_000 / 80,
                talk.number() % 80 / 4,
                talk.number() % 4,
                talk.number() % 60);
    return line(
        talk.number(),
        talk.title(),
        talk.description(),
        talk.owner(),
        "User " + talk.owner(),
        "videos/original/" + talk.number() + ".mp4",
        "ready",
        time,
        "{talks,topic" + talk.number() % 20 + "}",
        "en",
        talk.seconds(),
        talk.number() * 7 % 1000,
        talk.number() * 3 % 100,
        time,
        time);
  }

  private static String transcript(Talk talk) {
    return line(
        talk.number(),
        talk.transcript(),
        "transcripts/" + talk.number() + "/transcript.json",
        "ready",
        talk.seconds());
  }

  private static String summary(Talk talk) {
    return line(
        talk.number(),
        talk.summary(),
        "summaries/" + talk.number() + "/summary.json",
        0.75,
        "{\"model\": \"extractive\"}");
  }

  private static String line(Object... cells) {
    return java.util.Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("\t"));
  }
}
