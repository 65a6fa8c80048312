package dev.reelwise.api.importing;

import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.upload.OneLine;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.contracts.event.VideoUploaded.Metadata;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives a video the file that has come, and sends it on its way. */
@Component
class Handover {

  static final int LONGEST_TITLE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  private final ImportRepository rows;
  private final VideoFlow flow;
  private final Quotas quotas;
  private final TransactionOperations transactions;
  private final Clock clock;

  Handover(
      ImportRepository rows,
      VideoFlow flow,
      Quotas quotas,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.flow = flow;
    this.quotas = quotas;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * In one transaction. Throws {@link Transfer.NotWanted} when another worker has the import,
   * VideoNotFound when the video was deleted, and QuotaExceeded.
   */
  void of(VideoImport held, Transfer.Received received) {
    transactions.executeWithoutResult(
        transaction -> {
          if (!rows.remove(held)) {
            throw new Transfer.NotWanted();
          }
          String title = OneLine.of(received.name().title(), LONGEST_TITLE);
          rows.complete(held.video(), received.object(), held.titled() ? null : title);
          quotas.settle(held.owner(), 0, received.object().sizeBytes());
          flow.start(uploaded(held, received));
        });
    FailPoints.reach(FailPoint.IMPORT_COMMITTED, "file");
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
}
