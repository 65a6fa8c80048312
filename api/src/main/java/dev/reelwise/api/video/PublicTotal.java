package dev.reelwise.api.video;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * How many videos the plain list has. Counting reads them all, and is the same for everybody but
 * for what is hidden and one's own: the large part is remembered for a moment.
 */
@Component
class PublicTotal {

  private final ListRepository rows;
  private final ListSettings settings;
  private final Clock clock;
  private final AtomicReference<Counted> last = new AtomicReference<>(new Counted(0, Instant.MIN));

  PublicTotal(ListRepository rows, ListSettings settings, Clock clock) {
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  long everybodys() {
    Counted counted = last.get();
    Instant now = clock.instant();
    if (now.isBefore(counted.until())) {
      return counted.videos();
    }
    // While one request counts anew, the others go on with the old number.
    Counted old = new Counted(counted.videos(), now.plus(settings.totalAge()));
    if (settings.totalAge().isPositive()
        && !counted.until().equals(Instant.MIN)
        && !last.compareAndSet(counted, old)) {
      return counted.videos();
    }
    long videos = rows.countPublic();
    last.set(new Counted(videos, clock.instant().plus(settings.totalAge())));
    return videos;
  }

  private record Counted(long videos, Instant until) {}
}
