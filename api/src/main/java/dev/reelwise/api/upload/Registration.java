package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.upload.UploadMeters.Way;
import dev.reelwise.api.video.ParticularsRepository;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.contracts.event.VideoUploaded.Metadata;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes a received file a video: its row and its event, in one transaction. */
@Component
class Registration {

  private final UploadRepository videos;
  private final ParticularsRepository particulars;
  private final VideoFlow flow;
  private final Quotas quotas;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final UploadMeters meters;

  Registration(
      UploadRepository videos,
      ParticularsRepository particulars,
      VideoFlow flow,
      Quotas quotas,
      TransactionOperations transactions,
      UploadMeters meters,
      Clock clock) {
    this.quotas = quotas;
    this.videos = videos;
    this.particulars = particulars;
    this.flow = flow;
    this.transactions = transactions;
    this.clock = clock;
    this.meters = meters;
  }

  /** An id for a video that is about to come. */
  VideoId nextId() {
    return videos.nextId();
  }

  /** Throws QuotaExceeded. */
  void register(NewVideo video, SignedIn owner) {
    transactions.executeWithoutResult(
        transaction -> {
          videos.insert(video, owner);
          particulars.set(video.file().video(), video.particulars());
          quotas.settle(owner.id(), 1, video.file().object().sizeBytes());
          flow.start(uploaded(video, owner));
        });
    Way way = video.uploadId() == null ? Way.FORM : Way.DIRECT;
    meters.finished(way, video.file().object().sizeBytes());
  }

  private VideoUploaded uploaded(NewVideo video, SignedIn owner) {
    ReceivedFile file = video.file();
    return new VideoUploaded(
        EventId.random(),
        file.video(),
        owner.id(),
        file.object().key().value(),
        new Metadata(file.name().text(), file.object().contentType(), video.uploadId()),
        UUID.randomUUID(),
        UUID.randomUUID(),
        clock.instant());
  }
}
