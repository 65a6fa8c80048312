package dev.reelwise.api.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.ApiApplication;
import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.IndexRenewal;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Rows;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.api.web.WebJson;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.stack.SharedStack;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.Refresh;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Breaks what belongs together, one thing at a time. No step runs here: jobs stay in their queue.
 */
@DirtiesContext
@SpringBootTest(
    classes = ApiApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reelwise.roles=web",
      "reelwise.check.grace=0s",
      "reelwise.check.patience=0s",
      "reelwise.check.pause=20ms"
    })
class CheckTest {

  private static final Map<String, String> SERVERS =
      SharedStack.join().isolated("check").environment();

  @LocalServerPort private int port;
  @Autowired private Checking checking;
  @Autowired private Damage damage;
  @Autowired private Rows rows;
  @Autowired private IndexRenewal renewal;
  @Autowired private IndexNames names;
  @Autowired private OpenSearchClient search;
  @Autowired private MultipartUploads uploads;
  @Autowired private ObjectCheck objects;
  @Autowired private ExpectedRepository expected;
  @Autowired private Owners owners;
  @Autowired private ObjectMending mending;
  @Autowired private dev.reelwise.storage.ObjectStore store;
  @Autowired private WebJson json;
  @TempDir private Path folder;

  private VideoId video;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    registry.add("JWT_SECRET", () -> ApiTest.JWT_SECRET);
  }

  @BeforeEach
  void makeAWholeVideo() {
    Visitor user = Visitor.at(port).signedUp();
    video = damage.wholeVideo(user.userId());
    damage.wholeVideo(user.userId());
  }

  @AfterEach
  void forgetParkedEvents() {
    damage.sql("delete from outbox_events where parked_at is not null and :id > 0", video);
  }

  @Test
  void findsNothingWhereAllIsWell() throws Exception {
    damage.edited(video);
    damage.sql(
        """
        insert into upload_metadata (user_id, upload_id, key, filename, content_type)
        values (:id, 'under way ' || :id, 'videos/uploads/1/' || :id, 'a.mp4', 'video/mp4')
        """,
        video);

    assertThat(found()).isEmpty();
  }

  /** An object of a whole video, and what is found when it is gone. */
  enum Lost {
    SOURCE(Kind.SOURCE_MISSING, "videos/original/%s.mp4"),
    VARIANT(Kind.VARIANT_MISSING, "videos/hls/%s/720p.mp4"),
    PLAYLIST(Kind.VARIANT_MISSING, "videos/hls/%s/360p.m3u8"),
    POSTER(Kind.POSTER_MISSING, "videos/thumbnails/%s.jpg"),
    TRANSCRIPT(Kind.TRANSCRIPT_MISSING, "transcripts/%s/transcript.json"),
    CAPTIONS(Kind.TRANSCRIPT_COPY_MISSING, "transcripts/%s/transcript.vtt"),
    SUMMARY(Kind.SUMMARY_MISSING, "summaries/%s/summary.json"),
    SUMMARY_TEXT(Kind.SUMMARY_COPY_MISSING, "summaries/%s/summary.txt");

    private final Kind kind;
    private final String key;

    Lost(Kind kind, String key) {
      this.kind = kind;
      this.key = key;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAndMendsWhatIsLost(Lost lost) throws Exception {
    String key = lost.key.formatted(video);
    damage.lose(new ObjectKey(key));

    assertThat(found())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(lost.kind);
              assertThat(one.subject()).isEqualTo(key);
              assertThat(one.video()).isEqualTo(video);
            });
    mendAll();
  }

  @Test
  void runsTheStepAgainThatMadeWhatIsLost() throws Exception {
    damage.lose(ObjectKey.variant(video, "720p"));
    mendAll();
    assertThat(state("transcode")).isEqualTo("queued");
  }

  @Test
  void aVideoWhoseFileIsGoneFailsWithAReason() throws Exception {
    damage.lose(ObjectKey.original(video));
    damage.sql(
        "update video_steps set state = 'queued' where video_id = :id and step = 'transcode'",
        video);
    damage.sql(
        """
        insert into video_transcode_jobs
          (task_name, task_instance, execution_time, picked, version)
        values ('video_transcode', :id || '-1', now(), false, 1)
        """,
        video);
    damage.sql("update videos set status = 'transcoding' where id = :id", video);

    mendAll();

    assertThat(damage.text("select status_message from videos where id = :id", video))
        .contains("The uploaded file is no longer there");
    damage.put(ObjectKey.original(video));
    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.SOURCE_BACK);
    mendAll();
  }

  @Test
  void aVariantIsForgottenThatCanNotBeMadeAgain() throws Exception {
    damage.lose(ObjectKey.original(video));
    damage.lose(ObjectKey.variant(video, "720p"));

    mendAll();

    assertThat(
            damage.text(
                "select string_agg(resolution, ',') from video_variants where video_id = :id",
                video))
        .isEqualTo("360p");
    assertThat(damage.text("select status from videos where id = :id", video)).isEqualTo("ready");
    assertThat(damage.has(ObjectKey.playlist(video, "720p"))).isFalse();
  }

  @Test
  void wordsWrittenByHandComeBackFromTheirCopy() throws Exception {
    damage.edited(video);
    ObjectKey holds = new ObjectKey("transcripts/" + video + "/versions/2.json");
    damage.lose(holds);

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.TRANSCRIPT_MISSING);
    mendAll();

    assertThat(damage.has(holds)).isTrue();
    assertThat(state("transcribe")).isEqualTo("done");
  }

  @Test
  void theFormerVersionHoldsWhereTheCopyIsGoneToo() throws Exception {
    damage.edited(video);
    damage.lose(new ObjectKey("transcripts/" + video + "/versions/2.json"));
    damage.lose(ObjectKey.transcript(video, "json"));

    mend();

    assertThat(
            damage.text(
                "select transcript_path from video_transcripts where video_id = :id", video))
        .isEqualTo("transcripts/" + video + "/versions/1.json");
    Eventually.isTrue(() -> damage.has(ObjectKey.transcript(video, "json")));
    becomesClean();
  }

  @Test
  void aFormerVersionThatIsGoneLeavesTheList() throws Exception {
    damage.edited(video);
    damage.lose(new ObjectKey("transcripts/" + video + "/versions/1.json"));

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.VERSION_MISSING);
    mendAll();
  }

  @Test
  void aThumbnailThatIsGoneIsForgotten() throws Exception {
    damage.sql(
        "update videos set thumbnail_key = 'videos/thumbnails/' || id || '/x.jpg' where id = :id",
        video);

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.THUMBNAIL_MISSING);
    mendAll();
  }

  /** Rows of a whole video that somebody has broken. */
  enum Broken {
    NO_VARIANTS(Kind.VARIANT_ROW_MISSING, "delete from video_variants where video_id = :id"),
    NO_TRANSCRIPT(
        Kind.TRANSCRIPT_ROW_MISSING, "delete from video_transcripts where video_id = :id"),
    NO_SUMMARY(Kind.SUMMARY_ROW_MISSING, "delete from video_summaries where video_id = :id"),
    NO_JOB(
        Kind.JOB_MISSING,
        """
        with s as (update video_steps set state = 'queued' where video_id = :id and step = 'index')
        update videos set status = 'indexing' where id = :id
        """),
    LOST_EVENT(
        Kind.VIDEO_STUCK,
        """
        with s as (update video_steps set state = 'pending', trigger = null
                   where video_id = :id and step in ('summarize', 'index'))
        update videos set status = 'summarizing' where id = :id
        """),
    LOST_UPLOAD(
        Kind.VIDEO_STUCK,
        """
        with s as (update video_steps set state = 'pending', trigger = null
                   where video_id = :id)
        update videos set status = 'transcoding' where id = :id
        """),
    NEVER_STARTED(
        Kind.VIDEO_STUCK,
        """
        with s as (delete from video_steps where video_id = :id)
        update videos set status = 'pending' where id = :id
        """),
    NEVER_FETCHED(
        Kind.IMPORT_STUCK,
        """
        with another as (
          insert into videos (title, user_id) select title, user_id from videos where id = :id
          returning id, user_id)
        insert into video_imports (video_id, user_id, url, titled)
        select id, user_id, 'http://127.0.0.1:1/a.mp4', true from another
        """),
    ALL_DONE(Kind.VIDEO_STUCK, "update videos set status = 'indexing' where id = :id"),
    STRANGE_JOB(
        Kind.JOB_ORPHAN,
        """
        insert into video_summarize_jobs
          (task_name, task_instance, execution_time, picked, version)
        select 'video_summarize', '99999999-1', now(), false, 1 where :id > 0
        """),
    OTHER_OWNER(
        Kind.DEPARTURE_STUCK,
        "insert into comments (video_id, user_id, content) values (:id, 99999, 'x')"),
    ANOTHER_TITLE(Kind.INDEX_DIFFERENT, "update videos set title = 'Renamed' where id = :id"),
    PRIVATE(Kind.INDEX_DIFFERENT, "update videos set visibility = 'private' where id = :id");

    private final Kind kind;
    private final String sql;

    Broken(Kind kind, String sql) {
      this.kind = kind;
      this.sql = sql;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAndMendsWhatIsBroken(Broken broken) throws Exception {
    damage.sql(broken.sql, video);

    assertThat(found()).extracting(Finding::kind).contains(broken.kind);
    mend();
    becomesClean();
  }

  @Test
  void aLostEventIsMadeUpForByWhatTheRowsKnow() throws Exception {
    damage.sql(Broken.LOST_EVENT.sql, video);

    mendAll();

    assertThat(state("summarize")).isEqualTo("queued");
    assertThat(
            damage.text(
                """
                select trigger ->> 'transcriptFileKey' from video_steps
                where video_id = :id and step = 'summarize'
                """,
                video))
        .isEqualTo("transcripts/" + video + "/transcript.json");
  }

  @Test
  void nobodySweepsUpAfterADeletedVideo() throws Exception {
    damage.sql("insert into deletions (video_id, user_id) values (:id + 5000, 1)", video);

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.DELETION_STUCK);
    mendAll();
    damage.sql("delete from deletions where video_id = :id + 5000", video);
  }

  @Test
  void objectsThatBelongToNothingAreDeleted() throws Exception {
    List<String> orphans =
        List.of(
            "videos/original/8888888.mp4",
            "videos/hls/8888888/720p.mp4",
            "videos/hls/" + video + "/1080p.mp4",
            "videos/thumbnails/8888888.jpg",
            "videos/thumbnails/" + video + "/old.jpg",
            "videos/uploads/1/" + UUID.randomUUID(),
            "transcripts/8888888/transcript.json",
            "transcripts/" + video + "/versions/unknown.json",
            "summaries/8888888/summary.txt");
    orphans.forEach(key -> damage.put(new ObjectKey(key)));
    damage.put(new ObjectKey("backups/of-somebody-else.tar"));

    assertThat(found())
        .allSatisfy(one -> assertThat(one.kind()).isEqualTo(Kind.OBJECT_ORPHAN))
        .extracting(Finding::subject)
        .containsExactlyInAnyOrderElementsOf(orphans);
    mendAll();

    assertThat(orphans).noneMatch(key -> damage.has(new ObjectKey(key)));
    assertThat(damage.has(new ObjectKey("backups/of-somebody-else.tar"))).isTrue();
  }

  @Test
  void whatIsYoungIsLeftAlone() {
    damage.put(new ObjectKey("videos/original/7777777.mp4"));
    ObjectCheck patient =
        new ObjectCheck(
            expected,
            store,
            owners,
            mending,
            new CheckSettings(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, false, null),
            Clock.systemUTC());
    List<Finding> found = new ArrayList<>();

    patient.look(found::add);
    assertThat(found).isEmpty();

    objects.look(found::add);
    // At the first look, work under way seems wrong too.
    found.removeIf(one -> !one.subject().contains("7777777"));
    assertThat(found).hasSize(1);
    damage.lose(new ObjectKey("videos/original/7777777.mp4"));
    assertThat(objects.holds(found.getFirst())).as("the second look").isFalse();
  }

  @Test
  void anotherPipelinesFilesAreLeftAlone() throws Exception {
    damage.sql(
        """
        with s as (delete from video_steps where video_id = :id)
        update video_variants set key = 'videos/hls/' || :id || '/' || resolution || '/index.m3u8'
        where video_id = :id
        """,
        video);
    for (String resolution : List.of("720p", "360p")) {
      String at = "videos/hls/" + video + "/" + resolution;
      damage.put(new ObjectKey(at + "/index.m3u8"));
      damage.put(new ObjectKey(at + "/part-1.ts"));
    }

    assertThat(found()).isEmpty();
  }

  @Test
  void anUploadThatNobodyGoesOnWithIsThrownAway() throws Exception {
    ObjectKey key = new ObjectKey("videos/uploads/1/" + UUID.randomUUID());
    String id = uploads.start(key, "video/mp4");
    uploads.put(key, id, 1, new byte[1000], 1000);

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.UPLOAD_ABANDONED);
    mendAll();
  }

  @Test
  void whatTheIndexLacksAndHasTooMuchOf() throws Exception {
    VideoId gone = new VideoId(video.value() + 6_000);
    search.delete(
        request -> request.index(names.videos()).id(video.toString()).refresh(Refresh.True));
    search.index(
        request ->
            request
                .index(names.videos())
                .id(gone.toString())
                .refresh(Refresh.True)
                .document(
                    Map.of(
                        "video_id",
                        gone.value(),
                        "id",
                        gone.value(),
                        "title",
                        "Gone",
                        "status",
                        "ready",
                        "visibility",
                        "public",
                        "user_id",
                        1,
                        "created_at",
                        "2026-01-01T00:00:00Z")));

    assertThat(found())
        .extracting(one -> one.kind() + " " + one.video())
        .containsExactlyInAnyOrder("INDEX_MISSING " + video, "INDEX_ORPHAN " + gone);
    mendAll();
  }

  @Test
  void passagesThatAreGoneAreWrittenAgain() throws Exception {
    search.deleteByQuery(
        request ->
            request
                .index(names.moments())
                .refresh(Refresh.True)
                .query(
                    q -> q.term(t -> t.field("video_id").value(v -> v.longValue(video.value())))));

    assertThat(found()).extracting(Finding::kind).containsExactly(Kind.INDEX_DIFFERENT);
    mendAll();
  }

  @Test
  void parkedEventsAreOnlyTold() throws Exception {
    UUID parked = rows.parkedEvent();

    List<Finding> found = new ArrayList<>();
    checking.mend(found::add);

    assertThat(found).extracting(Finding::subject).containsExactly("outbox-" + parked);
  }

  @Test
  void theReportIsForPrograms() throws Exception {
    Path file = folder.resolve("report");
    try (Report report = new Report(json, file)) {
      report.add(new Finding(Kind.POSTER_MISSING, video, "a key", ""), "found");
      report.add(new Finding(Kind.EVENT_PARKED, null, "an id", "too large"), "found");
      report.finish();
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .contains("\"kind\":\"poster-missing\"", "\"video_id\":" + video, "\"outcome\":\"found\"");
    assertThat(lines.get(1)).contains("\"outcome\":\"told\"");
    assertThat(lines.getLast()).contains("\"found\":1", "\"told\":1", "\"left\":0");
  }

  private List<Finding> found() throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    checking.look(found::add);
    return found;
  }

  private void mend() throws InterruptedException {
    checking.mend(finding -> {});
  }

  private void mendAll() throws InterruptedException {
    mend();
    assertThat(found()).isEmpty();
  }

  /** What a chore does comes a little later. */
  private void becomesClean() throws InterruptedException {
    List<Finding> last = found();
    for (int look = 1; look < 20 && !last.isEmpty(); look++) {
      Thread.sleep(500);
      last = found();
    }
    assertThat(last).isEmpty();
  }

  private String state(String step) {
    return damage.text(
        "select state from video_steps where video_id = :id and step = '" + step + "'", video);
  }
}
