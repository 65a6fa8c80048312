package dev.reelwise.bench.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what was left to what must always hold; what does not is a sentence. */
final class Audit {

  private static final int MOST_SHOWN = 10;

  /**
   * Keys of requests whose process says that it works on them. Where PostgreSQL was away when an
   * answer was to be stored, its client has it nevertheless, and nobody works any more.
   */
  static final String REQUESTS =
      """
      select key from idempotency_keys
      where status is null and alive_at > now() - interval '15 seconds'
      """;

  private final Database database;
  private final List<String> broken = new ArrayList<>();

  Audit(Database database) {
    this.database = database;
  }

  /** What does not hold. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  /** Each accepted upload is one video, and there are no others. */
  void uploads(List<Accepted> accepted) {
    Set<String> videos = new TreeSet<>(database.texts("select id || ' ' || title from videos"));
    Set<String> expected =
        accepted.stream()
            .map(one -> one.video() + " " + one.title())
            .collect(Collectors.toCollection(TreeSet::new));
    report("accepted, but no video", without(expected, videos));
    report("a video that was not accepted, or twice", without(videos, expected));
  }

  /** Each video has gone through each step once, and has what each step makes. */
  void videos() {
    none("not ready", "select id || ': ' || status from videos where status <> 'ready'");
    // An index step that had to wait for the variants was asked for twice: then, and afterwards.
    none(
        "a step that is not done, or was asked for more than once",
        """
        select video_id || ' ' || step || ': ' || state || ', run ' || run
        from video_steps
        where state <> 'done' or run > case when step = 'index' then 2 else 1 end
        """);
    for (String table : List.of("video_transcripts", "video_summaries")) {
      none(
          "not exactly one row in " + table,
          """
          select v.id::text from videos v left join %s t on t.video_id = v.id
          group by v.id having count(t.id) <> 1
          """
              .formatted(table));
    }
    none(
        "without words",
        "select video_id::text from video_transcripts where coalesce(transcript_text, '') = ''");
    none(
        "ready more than once, or failed in between",
        """
        select video_id || ': ' || string_agg(status, ' ' order by id) from video_status_logs
        group by video_id
        having count(*) filter (where status = 'ready') <> 1 or bool_or(status = 'failed')
        """);
    none(
        "other variants than its like",
        """
        with sets as (
          select v.id,
            (select string_agg(resolution, ' ' order by resolution)
             from video_variants where video_id = v.id) as variants
          from videos v)
        select id || ': ' || coalesce(variants, 'none') from sets
        where variants is distinct from (select variants from sets order by id limit 1)
        """);
  }

  /** Each event that the rows imply is there once, was published, and had its effect once. */
  void events(Published published) {
    none(
        "not exactly one event of each kind",
        """
        select v.id || ' ' || t.topic || ': ' || count(o.id)
        from videos v
        cross join (values ('video.uploaded'), ('video.transcoded'), ('video.transcribed'),
                           ('video.summarized')) t (topic)
        left join outbox_events o
          on o.topic = t.topic and (o.payload ->> 'videoId')::int = v.id
        group by v.id, t.topic having count(o.id) <> 1
        """);
    none("failed", "select payload::text from outbox_events where topic = 'video.failed'");
    none(
        "not published",
        "select id || ' ' || topic from outbox_events where not published or parked_at is not null");
    Set<String> written = new TreeSet<>(database.texts("select id::text from outbox_events"));
    report("marked as published, and not in Kafka", without(written, published.records().keySet()));
    report("in Kafka, and never committed", without(published.records().keySet(), written));
    none(
        "published, and never taken in",
        """
        select id || ' ' || topic from outbox_events o
        where topic in ('video.uploaded', 'video.transcribed', 'video.summarized')
          and not exists (select 1 from processed_messages p where p.id = o.id)
        """);
    report("among the dead letters", published.deadLetters());
  }

  /** Nothing waits any more. */
  void queues() {
    for (String step : List.of("transcode", "transcribe", "summarize", "search_index")) {
      none(
          "a job that is left",
          "select task_name || ' ' || task_instance from video_%s_jobs".formatted(step));
    }
    none("a request that is still under way", REQUESTS);
  }

  /** No object without a row, no row without its object. */
  void objects(Set<String> objects, Set<String> openUploads) {
    Set<String> expected = expectedObjects();
    report("an object without a row", without(objects, expected));
    report("a row without its object", without(expected, objects));
    report("an upload in parts that nobody goes on with", openUploads);
  }

  /**
   * Of the uploads in parts that are open in the bucket, those that nobody must leave so. One that
   * was begun for a request whose answer got lost is its sender's no more: a day later it is taken
   * back.
   */
  Set<String> goneOnWith(Set<String> open) {
    Set<String> known = new TreeSet<>(database.texts("select key from videos"));
    return open.stream()
        .filter(key -> !key.startsWith("videos/uploads/") || known.contains(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys that the rows name, or that the rows' existence promises. */
  Set<String> expectedObjects() {
    return new TreeSet<>(
        database.texts(
            """
            select key from videos where key is not null
            union select 'videos/thumbnails/' || id || '.jpg' from videos
            union select key from video_variants
            union select regexp_replace(key, '[.]mp4$', '.m3u8') from video_variants
            union select transcript_path from video_transcripts
            union select 'transcripts/' || video_id || '/transcript.' || extension
              from video_transcripts cross join (values ('json'), ('vtt'), ('srt')) e (extension)
            union select summary_path from video_summaries
            union select 'summaries/' || video_id || '/summary.txt' from video_summaries
            """));
  }

  /** The search server has the ready videos, and no others. */
  void index(Set<String> found) {
    Set<String> videos = new TreeSet<>(database.texts("select id::text from videos"));
    report("can't be found", without(videos, found));
    report("found, and gone", without(found, videos));
  }

  private void none(String what, String sql) {
    report(what, database.texts(sql));
  }

  void report(String what, Collection<String> cases) {
    if (!cases.isEmpty()) {
      String some = cases.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
      String more = cases.size() > MOST_SHOWN ? "; …" : "";
      broken.add("%s (%d): %s%s".formatted(what, cases.size(), some, more));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> known) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(known);
    return rest;
  }
}
