package dev.reelwise.api.importing;

import dev.reelwise.api.upload.OneLine;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.contracts.event.VideoUploaded.Metadata;
import dev.reelwise.pipeline.video.VideoArrival;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a video becomes by its import: import and video change in one transaction. Each throws
 * VideoNotFound when the video was deleted.
 */
@Component
class Arrivals {

  static final int LONGEST_TITLE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final ImportRepository rows;
  private final VideoArrival arrival;
  private final VideoFlow flow;
  private final TransactionOperations transactions;
  private final Clock clock;

  Arrivals(
      ImportRepository rows,
      VideoArrival arrival,
      VideoFlow flow,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.arrival = arrival;
    this.flow = flow;
    this.transactions = transactions;
    this.clock = clock;
  }

  void begin(VideoImport held) {
    transactions.executeWithoutResult(transaction -> arrival.begin(held.video()));
  }

  /** Sends the video on its way. Throws {@link Transfer.NotWanted} when another worker has it. */
  void finish(VideoImport held, Transfer.Received received) {
    transactions.executeWithoutResult(
        transaction -> {
          if (!rows.remove(held)) {
            throw new Transfer.NotWanted();
          }
          String title = OneLine.of(received.name().title(), LONGEST_TITLE);
          rows.complete(held.video(), received.object(), held.titled() ? null : title);
          flow.start(uploaded(held, received));
        });
    LOG.info("Video {} was imported: {} bytes", held.video(), received.object().sizeBytes());
  }

  private VideoUploaded uploaded(VideoImport held, Transfer.Received received) {
    return new VideoUploaded(
        EventId.random(),
        held.video(),
        held.owner(),
        received.object().key().value(),
        new Metadata(received.name().text(), received.object().contentType(), null),
        UUID.randomUUID(),
        UUID.randomUUID(),
        clock.instant());
  }

  void fail(VideoImport held, String reason) {
    transactions.executeWithoutResult(
        transaction -> {
          if (rows.failed(held, reason)) {
            arrival.giveUp(held.video(), "Importing failed: " + reason);
          }
        });
    LOG.info("Video {} was not imported: {}", held.video(), reason);
  }
}
