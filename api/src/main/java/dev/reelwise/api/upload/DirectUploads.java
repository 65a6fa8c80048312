package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import dev.reelwise.storage.UploadedPart;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Files that a client sends to the object store itself, part by part. Each step throws {@link
 * DirectUploadRejected.Unknown} for an upload that is not the user's.
 */
@Service
class DirectUploads {

  private final DirectUploadRepository rows;
  private final MultipartUploads uploads;
  private final PresignedUrls addresses;
  private final Quotas quotas;
  private final UploadSettings settings;

  DirectUploads(
      DirectUploadRepository rows,
      MultipartUploads uploads,
      PresignedUrls addresses,
      Quotas quotas,
      UploadSettings settings) {
    this.rows = rows;
    this.uploads = uploads;
    this.addresses = addresses;
    this.quotas = quotas;
    this.settings = settings;
  }

  /** {@code sizeBytes} is zero when the client does not tell. */
  DirectUpload start(FileName name, String contentType, long sizeBytes, SignedIn owner) {
    String type = MediaKind.checked(contentType);
    if (sizeBytes > settings.largest().toBytes()) {
      throw new UploadRejected.TooLarge(settings.largest());
    }
    quotas.require(owner.id(), 1, sizeBytes);
    ObjectKey key = ObjectKey.upload(owner.id(), UUID.randomUUID());
    String id = uploads.start(key, type);
    DirectUpload upload = new DirectUpload(id, key, name, type, UploadState.INITIALIZED);
    rows.insert(upload, owner.id());
    return upload;
  }

  URI partAddress(String uploadId, String key, int number, SignedIn owner) {
    DirectUpload upload = open(uploadId, key, owner);
    if (upload.state() == UploadState.INITIALIZED) {
      rows.set(upload, UploadState.IN_PROGRESS);
    }
    return addresses.putPart(upload.key(), uploadId, number);
  }

  List<UploadedPart> parts(String uploadId, String key, SignedIn owner) {
    DirectUpload upload = open(uploadId, key, owner);
    try {
      return uploads.parts(upload.key(), uploadId);
    } catch (MultipartRejected gone) {
      throw new DirectUploadRejected.Ended();
    }
  }

  /** Those that may still get parts. */
  private DirectUpload open(String uploadId, String key, SignedIn owner) {
    DirectUpload upload = own(uploadId, key, owner);
    return switch (upload.state()) {
      case INITIALIZED, IN_PROGRESS -> upload;
      case COMPLETED -> throw new DirectUploadRejected.Completed();
      case ABORTED -> throw new DirectUploadRejected.Ended();
    };
  }

  private DirectUpload own(String uploadId, String key, SignedIn owner) {
    return rows.find(uploadId, key, owner.id()).orElseThrow(DirectUploadRejected.Unknown::new);
  }
}
