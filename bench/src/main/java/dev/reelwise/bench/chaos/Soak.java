package dev.reelwise.bench.chaos;

import dev.reelwise.bench.OwnSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import software.amazon.awssdk.core.exception.SdkException;

/** Uploads and kills at the same time, then waits until all is quiet, and looks at what is left. */
final class Soak {

  private static final Duration LONGER = Duration.ofMinutes(2);
  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private static final Duration ONE_MORE = Duration.ofSeconds(6);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** A worker that was killed behind its commit leaves a job that another finds done. */
  private static final String JOBS =
      """
      select (select count(*) from video_transcode_jobs)
        + (select count(*) from video_transcribe_jobs)
        + (select count(*) from video_summarize_jobs)
        + (select count(*) from video_search_index_jobs)
      """;

  private final OwnSystem system;
  private final List<Clip> clips;
  private final Lines lines;
  private final Database database;
  private final Map<String, String> environment;

  Soak(OwnSystem system, List<Clip> clips, Lines lines) {
    this.system = system;
    this.clips = clips;
    this.lines = lines;
    this.environment = system.stack().environment();
    this.database = new Database(environment);
  }

  /**
   * @param videos how many are uploaded
   * @param time how long kills go on
   * @param every the mean time between two kills
   * @param quiet how long the system then may need to finish
   */
  record Plan(int videos, Duration time, Duration every, long seed, Duration quiet) {}

  Outcome run(Plan plan) throws IOException, InterruptedException {
    Killer killer =
        new Killer(new Victims(system, database, lines), plan.time(), plan.every(), plan.seed());
    List<String> broken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        PatientClient client = new PatientClient(system.address("api"), system.account());
        Uploads uploads = new Uploads(client, clips);
        Absorbed absorbed =
            new Absorbed(List.of(system.address("api"), system.address("summarizer"))).start()) {
      Future<List<Kill>> kills = threads.submit(() -> killer.run(LONGER));
      uploads.begin(plan.videos(), plan.time().multipliedBy(9).dividedBy(10));
      List<Kill> done = result(kills, plan.time().dividedBy(10), uploads);
      lines.disarm();
      List<Accepted> accepted = uploads.accepted(broken);
      if (!killer.awaitAll(RECOVERY)) {
        broken.add("Something that was killed does not work again: " + still(done));
      }
      await("all videos are ready", plan.quiet(), this::allReady, broken);
      Duration finished = Duration.ofNanos(System.nanoTime() - last(done));
      broken.addAll(audit(accepted, plan.quiet()));
      if (!killer.missing().isEmpty()) {
        broken.add("never killed: " + killer.missing());
      }
      Logs logs = new Logs(system.folder().resolve("logs"));
      Tally tally = Tally.of(database, environment, absorbed, logs, accepted);
      broken.addAll(tally.unseen(lines));
      return new Outcome(accepted, done, finished, tally, broken);
    }
  }

  /** After that time somebody has not come to its line yet, and needs something to do. */
  private static List<Kill> result(Future<List<Kill>> kills, Duration time, Uploads uploads)
      throws InterruptedException {
    Duration patience = time.plus(ONE_MORE);
    while (true) {
      try {
        return kills.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        uploads.begin(1, ONE_MORE);
        patience = ONE_MORE;
      } catch (ExecutionException failure) {
        throw new IllegalStateException(failure.getCause());
      }
    }
  }

  private static long last(List<Kill> kills) {
    return kills.stream().mapToLong(Kill::at).max().orElseGet(System::nanoTime);
  }

  private static List<Victim> still(List<Kill> kills) {
    return kills.stream().filter(kill -> kill.recovery() == null).map(Kill::victim).toList();
  }

  private boolean allReady() {
    return database.number("select count(*) from videos where status <> 'ready'") == 0;
  }

  private List<String> audit(List<Accepted> accepted, Duration quiet)
      throws IOException, InterruptedException {
    Audit audit = new Audit(database);
    List<String> late = new ArrayList<>();
    try (BucketLook bucket = new BucketLook(environment)) {
      // What a killed process has left is swept when it is sure that nobody goes on with it.
      await("nothing is left of what came to nothing", quiet, () -> isSwept(bucket, audit), late);
      audit.uploads(accepted);
      audit.videos();
      audit.events(Published.in(environment));
      audit.queues();
      audit.objects(bucket.keys(), audit.goneOnWith(bucket.openUploads()));
      audit.index(Index.ready(environment));
    }
    List<String> broken = new ArrayList<>(late);
    broken.addAll(audit.broken());
    return broken;
  }

  private boolean isSwept(BucketLook bucket, Audit audit) {
    Set<String> keys = bucket.keys();
    return audit.expectedObjects().containsAll(keys)
        && audit.goneOnWith(bucket.openUploads()).isEmpty()
        && database.number(JOBS) == 0
        && database.number("select count(*) from outbox_events where not published") == 0
        && database.number("select count(*) from (%s) under_way".formatted(Audit.REQUESTS)) == 0;
  }

  private static void await(
      String what, Duration limit, BooleanSupplier reached, List<String> broken)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (isReached(reached)) {
        return;
      }
      Thread.sleep(LOOK);
    }
    broken.add("after %d s it was not so that %s".formatted(limit.toSeconds(), what));
  }

  private static boolean isReached(BooleanSupplier reached) {
    try {
      return reached.getAsBoolean();
    } catch (DataAccessException | SdkException away) {
      return false;
    }
  }
}
