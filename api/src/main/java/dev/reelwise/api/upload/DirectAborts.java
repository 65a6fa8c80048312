package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes a direct upload back that is not saved yet; nothing of it is kept. */
@Component
class DirectAborts {

  private final DirectUploadRepository rows;
  private final MultipartUploads uploads;
  private final ObjectStore store;
  private final TransactionOperations transactions;
  private final UploadMeters meters;

  DirectAborts(
      DirectUploadRepository rows,
      MultipartUploads uploads,
      ObjectStore store,
      TransactionOperations transactions,
      UploadMeters meters) {
    this.rows = rows;
    this.uploads = uploads;
    this.store = store;
    this.transactions = transactions;
    this.meters = meters;
  }

  /** A repeat does no harm. Throws {@link DirectUploadRejected.Saved} once it is a video. */
  void abort(String uploadId, String key, SignedIn owner) {
    abort(rows.find(uploadId, key, owner.id()).orElseThrow(DirectUploadRejected.Unknown::new));
  }

  void abort(DirectUpload upload) {
    transactions.executeWithoutResult(transaction -> mark(upload));
    uploads.abort(upload.key(), upload.uploadId());
    store.delete(upload.key());
    if (upload.state() != UploadState.ABORTED) {
      meters.aborted(UploadMeters.Way.DIRECT);
    }
  }

  private void mark(DirectUpload upload) {
    rows.hold(upload);
    if (rows.video(upload.key()).isPresent()) {
      throw new DirectUploadRejected.Saved();
    }
    rows.set(upload, UploadState.ABORTED);
  }
}
