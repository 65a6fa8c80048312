package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps states of the index for those who leaf through results: points in time, in the server's
 * words. A server has but 300 of them, so that they are shared, and at most one is opened in two
 * seconds; one that nobody uses for two minutes is gone, and after five minutes in any case. The
 * first pages, which are nearly all that is asked for, need none.
 */
@Component
class Snapshots {

  static final String KEPT = "2m";

  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration SHARED = Duration.ofSeconds(20);
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final OpenSearchClient search;
  private final IndexNames names;
  private final Clock clock;
  private @Nullable Snapshot newest;

  Snapshots(OpenSearchClient search, IndexNames names, Clock clock) {
    this.search = search;
    this.names = names;
    this.clock = clock;
  }

  /** Whether it must be given up for a newer one. */
  boolean isTooOld(Snapshot snapshot) {
    return age(snapshot).compareTo(OLDEST) > 0;
  }

  /**
   * One that was opened after that time, or two seconds before it at most; others may use it too.
   * Empty when the server keeps no more of them.
   */
  synchronized Optional<Snapshot> after(Instant time) throws IOException {
    Snapshot last = newest;
    if (last == null || !serves(last, time)) {
      newest = open();
    }
    return Optional.ofNullable(newest);
  }

  private boolean serves(Snapshot last, Instant time) {
    Duration age = age(last);
    return age.compareTo(PAUSE) < 0 || (age.compareTo(SHARED) < 0 && !last.opened().isBefore(time));
  }

  /** The server does not know it any more. */
  synchronized void forget(Snapshot gone) {
    if (gone.equals(newest)) {
      newest = null;
    }
  }

  private @Nullable Snapshot open() throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      var opened =
          search.createPit(
              request ->
                  request
                      .index(names.videos())
                      .keepAlive(Time.of(time -> time.time(KEPT)))
                      .allowPartialPitCreation(false));
      String id = Objects.requireNonNull(opened.pitId(), "a point in time without an id");
      return new Snapshot(id, now);
    } catch (OpenSearchException e) {
      log.warn("No point in time can be opened; results are read from the index as it is", e);
      return null;
    }
  }

  private Duration age(Snapshot snapshot) {
    return Duration.between(snapshot.opened(), clock.instant());
  }
}
