package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes what a video is called; the index follows by a chore. */
@Component
class Edits {

  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

  private final EditRepository rows;
  private final Chores chores;
  private final TransactionOperations transactions;

  Edits(EditRepository rows, Chores chores, TransactionOperations transactions) {
    this.rows = rows;
    this.chores = chores;
    this.transactions = transactions;
  }

  /** Sets both. Throws InvalidRequest without a title, and VideoNotFound. */
  void describe(VideoId video, Edit edit) {
    if (edit.title() == null) {
      throw new InvalidRequest("title must not be empty");
    }
    change(video, new Edit(edit.title(), edit.description() == null ? "" : edit.description()));
  }

  /**
   * Sets what is not null. Throws InvalidRequest when there is nothing to set, and VideoNotFound.
   */
  void change(VideoId video, Edit edit) {
    if (edit.title() == null && edit.description() == null) {
      throw new InvalidRequest("Give a title or a description to change");
    }
    if (edit.title() != null && edit.title().isEmpty()) {
      throw new InvalidRequest("title must not be empty");
    }
    transactions.executeWithoutResult(
        transaction -> {
          if (!rows.update(video, edit)) {
            throw new VideoNotFound(video);
          }
          // A name of its own: one that is being done may have read the row before this change.
          chores.add(ReindexVideo.NAME, video + ":" + UUID.randomUUID());
        });
    LOG.info("Video {} was renamed or described anew", video);
  }
}
