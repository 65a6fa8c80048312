package dev.reelwise.api.views;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts in this process's memory, for the time that Redis is away. It knows only the viewers that
 * it has counted itself, the last so many of them.
 */
final class OwnCounter implements Counter {

  private static final int MOST_VIEWERS = 50_000;

  private final Duration window;
  private final Clock clock;
  private final Map<Seen, Instant> seen = new Recent();
  private Map<Integer, Long> waiting = new HashMap<>();
  private @Nullable Batch taken;

  OwnCounter(Duration window, Clock clock) {
    this.window = window;
    this.clock = clock;
  }

  @Override
  public synchronized void count(VideoId video, UserId viewer) {
    Instant now = clock.instant();
    Seen view = new Seen(video, viewer);
    Instant last = seen.get(view);
    if (last == null || !now.isBefore(last.plus(window))) {
      seen.put(view, now);
      waiting.merge(video.value(), 1L, Long::sum);
    }
  }

  @Override
  public synchronized Optional<Batch> next() {
    if (taken == null && !waiting.isEmpty()) {
      taken = new Batch(UUID.randomUUID(), waiting);
      waiting = new HashMap<>();
    }
    return Optional.ofNullable(taken);
  }

  @Override
  public synchronized void written(UUID batch) {
    if (taken != null && taken.id().equals(batch)) {
      taken = null;
    }
  }

  private record Seen(VideoId video, UserId viewer) {}

  private static final class Recent extends LinkedHashMap<Seen, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
      return size() > MOST_VIEWERS;
    }
  }
}
