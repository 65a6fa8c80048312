package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.VideoId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has the index follow what others change of a video. */
@Component
public class IndexUpdates {

  private final Chores chores;

  IndexUpdates(Chores chores) {
    this.chores = chores;
  }

  /** Asks for it, in the caller's transaction. */
  public void request(VideoId video) {
    // A name of its own: one that is being done may have read the row before this change.
    chores.add(ReindexVideo.NAME, video + ":" + UUID.randomUUID());
  }
}
