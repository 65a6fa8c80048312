package dev.reelwise.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.Pipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How jobs are ranked as they come; nobody works on them here. */
class JobQueuesTest {

  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = Pipeline.start(Pipeline.servers("jobqueues"), "relay");
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @BeforeEach
  void empty() {
    pipeline.sql().sql("delete from video_transcode_jobs").update();
  }

  @Test
  void jobsThatComeTogetherAreBehindOneAnotherAsIfTheyCameOneByOne() {
    int ann = 1;
    int ben = 2;
    enqueue(Map.of(video(ann, 10), 1));
    VideoId second = video(ann, 5);
    VideoId film = video(ann, 90);
    VideoId third = video(ann, 1);
    VideoId other = video(ben, 20);

    enqueue(Map.of(second, 1, film, 1, third, 1, other, 1));

    assertThat(rank(second)).isEqualTo(-10);
    assertThat(rank(film)).as("a long one is behind all").isEqualTo(-15);
    assertThat(rank(third)).as("a short one is not behind a long one").isEqualTo(-15);
    assertThat(rank(other)).isZero();
  }

  @Test
  void whoHasVeryMuchIsFarBehindWhoHasOne() {
    Map<VideoId, Integer> many = new HashMap<>();
    IntStream.range(0, 150).forEach(_ -> many.put(video(3, 1), 1));
    enqueue(many);
    VideoId last = video(3, 1);

    enqueue(Map.of(last, 1));

    assertThat(rank(last)).isLessThanOrEqualTo(-100);
  }

  @Test
  void aRepeatChangesNothing() {
    VideoId video = video(4, 7);
    enqueue(Map.of(video, 1));
    enqueue(Map.of(video(4, 1), 1));
    enqueue(Map.of(video, 1));

    assertThat(rank(video)).isZero();
  }

  /** With what PostgreSQL knew of the table after a quiet night, and with what it learns later. */
  @Test
  void aLongQueueCostsNoMoreThanAShortOne() {
    TurnRepository turns =
        new TurnRepository(
            pipeline.sql(),
            new TransactionTemplate(pipeline.bean(PlatformTransactionManager.class)));
    pipeline.sql().sql("vacuum analyze video_transcode_jobs").update();
    addJobs(5, 20_000);
    for (String knowing : List.of("nothing", "all")) {
      VideoId last = video(5, 1);
      assertThat(jobsReadBy(() -> enqueue(Map.of(last, 1))))
          .as("to add one, knowing " + knowing)
          .isLessThan(500);
      assertThat(jobsReadBy(() -> turns.renew(StepName.TRANSCODE)))
          .as("to rank, knowing " + knowing)
          .isLessThan(500);
      pipeline.sql().sql("update video_transcode_jobs set priority = -30000").update();
      pipeline.sql().sql("vacuum analyze video_transcode_jobs").update();
    }
  }

  private static void addJobs(int owner, int count) {
    pipeline
        .sql()
        .sql(
            """
            insert into video_transcode_jobs
              (task_name, task_instance, execution_time, picked, version, owner, minutes, priority)
            select 'video_transcode', '0-' || i, now(), false, 1, :owner, 1, -30000
            from generate_series(1, :count) i
            """)
        .param("owner", owner)
        .param("count", count)
        .update();
  }

  /** The rows that PostgreSQL has looked at for it, by its own count. */
  private static long jobsReadBy(Runnable work) {
    AtomicLong read = new AtomicLong();
    pipeline.inTransaction(
        () -> {
          long before = jobsRead();
          work.run();
          read.set(jobsRead() - before);
        });
    return read.get();
  }

  private static long jobsRead() {
    return pipeline
        .sql()
        .sql(
            """
            select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
            where relid = 'video_transcode_jobs'::regclass
            """)
        .query(Long.class)
        .single();
  }

  private static void enqueue(Map<VideoId, Integer> runs) {
    pipeline.inTransaction(() -> pipeline.bean(JobQueues.class).enqueue(StepName.TRANSCODE, runs));
  }

  private static int rank(VideoId video) {
    return pipeline
        .sql()
        .sql("select priority from video_transcode_jobs where task_instance = :job")
        .param("job", video + "-1")
        .query(Integer.class)
        .single();
  }

  private static VideoId video(int owner, int minutes) {
    return new VideoId(
        pipeline
            .sql()
            .sql(
                """
                insert into videos (title, user_id, key, duration_seconds)
                values ('A talk', :owner, gen_random_uuid()::text, :seconds) returning id
                """)
            .param("owner", owner)
            .param("seconds", minutes * 60)
            .query(Integer.class)
            .single());
  }
}
