package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Repeats;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Makes a completed direct upload a video. */
@Component
class DirectSaves {

  private static final Logger LOG = LoggerFactory.getLogger(DirectSaves.class);

  private final DirectUploadRepository rows;
  private final Registration registration;
  private final Thumbnails thumbnails;
  private final ObjectStore store;
  private final Repeats repeats;

  DirectSaves(
      DirectUploadRepository rows,
      Registration registration,
      Thumbnails thumbnails,
      ObjectStore store,
      Repeats repeats) {
    this.rows = rows;
    this.registration = registration;
    this.thumbnails = thumbnails;
    this.store = store;
    this.repeats = repeats;
  }

  /** A repeat gives the same video. Throws {@link DirectUploadRejected}. */
  VideoId save(Draft draft, SignedIn owner) {
    DirectUpload upload =
        rows.find(draft.key(), owner.id()).orElseThrow(DirectUploadRejected.Unknown::new);
    StoredObject object = store.find(upload.key()).orElseThrow(() -> missing(upload));
    int id = repeats.once(() -> saveAlone(draft, upload, object, owner).value());
    FailPoints.reach(FailPoint.DIRECT_SAVED, "parts");
    return new VideoId(id);
  }

  private static DirectUploadRejected missing(DirectUpload upload) {
    return switch (upload.state()) {
      case INITIALIZED, IN_PROGRESS -> new DirectUploadRejected.NotComplete();
      case COMPLETED, ABORTED -> new DirectUploadRejected.Ended();
    };
  }

  private VideoId saveAlone(Draft draft, DirectUpload upload, StoredObject object, SignedIn owner) {
    UploadState state = rows.hold(upload);
    return rows.video(upload.key()).orElseGet(() -> register(draft, upload, state, object, owner));
  }

  private VideoId register(
      Draft draft, DirectUpload upload, UploadState state, StoredObject object, SignedIn owner) {
    // Where the object is there, the rest of the state may lag behind, or it came by a form.
    if (state == UploadState.ABORTED) {
      throw new DirectUploadRejected.Ended();
    }
    VideoId id = registration.nextId();
    registration.register(
        draft.video(new ReceivedFile(id, upload.name(), object), upload.uploadId()), owner);
    if (draft.thumbnailKey() != null) {
      thumbnails.assign(draft.thumbnailKey(), id, owner.id());
    }
    try (var _ = MDC.putCloseable("video", id.toString())) {
      LOG.info("Video {} was uploaded directly: {} bytes", id, object.sizeBytes());
    }
    return id;
  }
}
