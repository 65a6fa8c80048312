package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes videos. When a call returns, nobody finds the video any more; its objects and its index
 * entry follow by a chore that outlives any crash, and its running steps lose their lease.
 */
@Component
class Deletions {

  private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
  private static final int BATCH = 100;

  private final DeletionRepository deletions;
  private final Chores chores;
  private final TransactionOperations transactions;

  Deletions(DeletionRepository deletions, Chores chores, TransactionOperations transactions) {
    this.deletions = deletions;
    this.chores = chores;
    this.transactions = transactions;
  }

  /** Throws VideoNotFound when somebody else was faster. */
  void delete(VideoId video) {
    if (!deleteIfThere(video)) {
      throw new VideoNotFound(video);
    }
  }

  void deleteAllOf(UserId owner) {
    List<VideoId> some;
    do {
      some = deletions.videosOf(owner, BATCH);
      some.forEach(this::deleteIfThere);
    } while (!some.isEmpty());
  }

  private boolean deleteIfThere(VideoId video) {
    boolean gone =
        Boolean.TRUE.equals(
            transactions.execute(
                transaction -> {
                  boolean moved = deletions.move(video);
                  if (moved) {
                    chores.add(SweepVideo.NAME, video.toString());
                  }
                  return moved;
                }));
    if (gone) {
      LOG.info("Video {} was deleted", video);
    }
    return gone;
  }
}
