package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.EventId;
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
  private final VideoFlow flow;
  private final TransactionOperations transactions;
  private final Clock clock;

  Registration(
      UploadRepository videos, VideoFlow flow, TransactionOperations transactions, Clock clock) {
    this.videos = videos;
    this.flow = flow;
    this.transactions = transactions;
    this.clock = clock;
  }

  void register(UploadForm form, SignedIn owner) {
    transactions.executeWithoutResult(
        transaction -> {
          videos.insert(form.file(), form, owner);
          flow.start(uploaded(form.file(), owner));
        });
  }

  private VideoUploaded uploaded(ReceivedFile file, SignedIn owner) {
    return new VideoUploaded(
        EventId.random(),
        file.video(),
        owner.id(),
        file.object().key().value(),
        new Metadata(file.name().text(), file.object().contentType(), null),
        UUID.randomUUID(),
        UUID.randomUUID(),
        clock.instant());
  }
}
