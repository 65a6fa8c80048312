package dev.reelwise.api.index;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rebuilds the index once its layout is not that of this code any more. */
@Component
class RebuildChore implements Chore {

  private static final Logger log = LoggerFactory.getLogger(RebuildChore.class);
  private static final String NAME = "search_rebuild";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final IndexLayout layout;
  private final Rebuild rebuild;
  private final Chores chores;
  private final Clock clock;

  RebuildChore(IndexLayout layout, Rebuild rebuild, Chores chores, Clock clock) {
    this.layout = layout;
    this.rebuild = rebuild;
    this.chores = chores;
    this.clock = clock;
  }

  /** Asks for a rebuild if one is needed. Throws {@link SearchUnavailable}. */
  void askIfNeeded() {
    if (isOutdated()) {
      log.warn(
          "The search index has layout {} and this version needs {}: it is rebuilt now",
          layout.version().orElse(0),
          IndexNames.LAYOUT);
      layout.extend();
      chores.hurry(NAME, "layout-" + IndexNames.LAYOUT);
    }
  }

  private boolean isOutdated() {
    OptionalInt version = layout.version();
    return version.isPresent() && version.getAsInt() < IndexNames.LAYOUT;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    if (!isOutdated()) {
      return new Finished();
    }
    try {
      rebuild.run(progress -> {});
      return new Finished();
    } catch (RebuildUnderWay other) {
      return new Again(clock.instant().plus(PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Again(clock.instant());
    }
  }
}
