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

/** Changes what is said of a video; the index follows by a chore. */
@Component
class Edits {

  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

  private final EditRepository rows;
  private final ParticularsRepository details;
  private final Chores chores;
  private final TransactionOperations transactions;

  Edits(
      EditRepository rows,
      ParticularsRepository details,
      Chores chores,
      TransactionOperations transactions) {
    this.rows = rows;
    this.details = details;
    this.chores = chores;
    this.transactions = transactions;
  }

  /**
   * Sets title and description, and what else is given. Throws InvalidRequest without a title, and
   * VideoNotFound.
   */
  void describe(VideoId video, Edit edit) {
    if (edit.title() == null) {
      throw new InvalidRequest("title must not be empty");
    }
    change(video, edit.withoutOldDescription());
  }

  /**
   * Sets what is not null. Throws InvalidRequest when there is nothing to set, and VideoNotFound.
   */
  void change(VideoId video, Edit edit) {
    Particulars particulars = edit.particulars();
    if (edit.title() == null && edit.description() == null && particulars.isEmpty()) {
      throw new InvalidRequest(
          "Give what is to change: title, description, visibility, tags, language, recorded_at or"
              + " location");
    }
    if (edit.title() != null && edit.title().isEmpty()) {
      throw new InvalidRequest("title must not be empty");
    }
    transactions.executeWithoutResult(
        transaction -> {
          if (!rows.update(video, edit)) {
            throw new VideoNotFound(video);
          }
          details.set(video, particulars);
          // A name of its own: one that is being done may have read the row before this change.
          chores.add(ReindexVideo.NAME, video + ":" + UUID.randomUUID());
        });
    LOG.info("What is said of video {} was changed", video);
  }
}
