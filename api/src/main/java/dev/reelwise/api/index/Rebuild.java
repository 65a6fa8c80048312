package dev.reelwise.api.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes the search index anew from PostgreSQL and the bucket, while the old one is searched. All
 * that is written meanwhile goes to both; the new one then takes the old one's place at one blow. A
 * run that ends early leaves a draft that nobody searches, and that the next run removes.
 */
@Component
public class Rebuild {

  private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

  /** Transactions write the time of a change before they commit it. */
  private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);

  private final RebuildLock lock;
  private final IndexLayout layout;
  private final RebuildFill fill;
  private final RebuildSettings settings;
  private final Clock clock;

  Rebuild(
      RebuildLock lock,
      IndexLayout layout,
      RebuildFill fill,
      RebuildSettings settings,
      Clock clock) {
    this.lock = lock;
    this.layout = layout;
    this.fill = fill;
    this.settings = settings;
    this.clock = clock;
  }

  /** How far a rebuild is: {@code done} of about {@code all} videos. */
  public record Progress(long done, long all) {}

  /**
   * Returns how many videos the new index has, once it is searched and the old one is gone; {@code
   * told} hears of each batch. Throws {@link RebuildUnderWay}, {@link SearchUnavailable} and
   * StorageUnavailable.
   */
  public long run(Consumer<Progress> told) throws InterruptedException {
    try (RebuildLock.Held held = lock.take().orElseThrow(RebuildUnderWay::new)) {
      layout.ensure();
      layout.dropUnused();
      Instant begun = fill.now().minus(LONGEST_COMMIT);
      IndexNames.Pair draft = layout.draft(clock.millis());
      log.info("Rebuilding the search index as {}", draft.videos());
      try {
        long videos = fill.all(told);
        held.check();
        layout.publish(draft);
        // A process that knows nothing of drafts may have written to the old index alone.
        fill.since(begun);
        log.info("The search index was rebuilt with {} videos", videos);
        Thread.sleep(settings.grace());
        layout.dropUnused();
        return videos;
      } catch (RuntimeException failure) {
        giveUp(held, failure);
        throw failure;
      }
    }
  }

  private void giveUp(RebuildLock.Held held, RuntimeException failure) {
    try {
      held.check();
      layout.dropUnused();
    } catch (SearchUnavailable | DataAccessResourceFailureException e) {
      failure.addSuppressed(e);
    }
  }
}
