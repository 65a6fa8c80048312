package dev.reelwise.api.upload;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes uploaded files that came to nothing: their process died after the file was stored, and
 * before the video had its row.
 */
@Component
class StrayFiles implements Chore {

  static final String NAME = "stray_files";

  private static final Logger LOG = LoggerFactory.getLogger(StrayFiles.class);

  private final ObjectStore store;
  private final StrayFileRepository videos;
  private final Chores chores;
  private final UploadSettings settings;
  private final Clock clock;

  StrayFiles(
      ObjectStore store,
      StrayFileRepository videos,
      Chores chores,
      UploadSettings settings,
      Clock clock) {
    this.store = store;
    this.videos = videos;
    this.chores = chores;
    this.settings = settings;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void atStart() {
    chores.add(NAME, "all");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What was stored just now may get its row in a moment. */
  @Override
  public Next perform(String subject) {
    store.eachPage(
        ObjectKey.ORIGINALS, clock.instant().minus(settings.strayAge()), this::deleteStrays);
    return new Again(clock.instant().plus(settings.strayCheck()));
  }

  private void deleteStrays(List<ObjectKey> files) {
    for (ObjectKey stray : videos.withoutVideo(files)) {
      store.delete(stray);
      LOG.info("{} belonged to no video", stray);
    }
  }
}
