package dev.reelwise.api.importing;

import dev.reelwise.pipeline.video.VideoArrival;
import dev.reelwise.pipeline.video.VideoNotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How an import begins, and how it ends without a file. */
@Component
class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final ImportRepository rows;
  private final VideoArrival arrival;
  private final Leftovers leftovers;
  private final TransactionOperations transactions;

  Arrivals(
      ImportRepository rows,
      VideoArrival arrival,
      Leftovers leftovers,
      TransactionOperations transactions) {
    this.rows = rows;
    this.arrival = arrival;
    this.leftovers = leftovers;
    this.transactions = transactions;
  }

  /** Throws VideoNotFound when the video was deleted. */
  void begin(VideoImport held) {
    transactions.executeWithoutResult(transaction -> arrival.begin(held.video()));
  }

  /** The video fails; its owner may try again. */
  void fail(VideoImport held, String reason) {
    leftovers.clear(held);
    try {
      transactions.executeWithoutResult(
          transaction -> {
            if (rows.failed(held, reason)) {
              arrival.giveUp(held.video(), "Importing failed: " + reason);
            }
          });
      LOG.info("Video {} was not imported: {}", held.video(), reason);
    } catch (VideoNotFound deleted) {
      drop(held);
    }
  }

  /** The video was deleted; where another worker has the import, that one sees to it. */
  void drop(VideoImport held) {
    leftovers.clear(held);
    if (rows.remove(held)) {
      LOG.info("The import of video {} was called off", held.video());
    }
  }
}
