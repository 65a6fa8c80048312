package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes a deleted video's objects and index entry: at once, and once more when no step that was
 * under way can write any more.
 */
@Component
class SweepVideo implements Chore {

  static final String NAME = "video_sweep";

  private static final Logger LOG = LoggerFactory.getLogger(SweepVideo.class);

  private final DeletionRepository deletions;
  private final ObjectStore store;
  private final VideoIndex index;
  private final DeletionSettings settings;
  private final Clock clock;

  SweepVideo(
      DeletionRepository deletions,
      ObjectStore store,
      VideoIndex index,
      DeletionSettings settings,
      Clock clock) {
    this.deletions = deletions;
    this.store = store;
    this.index = index;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    VideoId video = new VideoId(Integer.parseInt(subject));
    Optional<DeletionRepository.Deletion> deletion = deletions.find(video);
    if (deletion.isEmpty()) {
      return new Finished();
    }
    Instant begun = clock.instant();
    Instant quiet = deletion.get().at().plus(settings.lastSweep());
    sweep(video, deletion.get());
    FailPoints.reach(FailPoint.DELETION_SWEPT, NAME);
    if (begun.isBefore(quiet)) {
      return new Again(quiet);
    }
    deletions.forget(video);
    return new Finished();
  }

  private void sweep(VideoId video, DeletionRepository.Deletion deletion) {
    index.delete(video);
    if (deletion.key() != null) {
      store.delete(new ObjectKey(deletion.key()));
    }
    store.delete(ObjectKey.original(video));
    prefixes(video).forEach(store::deleteAll);
    LOG.info("Nothing is left of video {}", video);
  }

  /** Each ends after the id: those of video 1 must not match what is video 10's. */
  private static List<String> prefixes(VideoId video) {
    String thumbnails = "videos/thumbnails/" + video;
    return List.of(
        "videos/hls/" + video + "/",
        thumbnails + ".",
        thumbnails + "/",
        thumbnails + "-",
        thumbnails + "_",
        "transcripts/" + video + "/",
        "summaries/" + video + "/");
  }
}
