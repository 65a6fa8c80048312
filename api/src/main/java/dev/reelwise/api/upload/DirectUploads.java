package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.PresignedUrls;
import dev.reelwise.storage.UploadedPart;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  private final ObjectStore store;
  private final UploadSettings settings;
  private final UploadMeters meters;

  DirectUploads(
      DirectUploadRepository rows,
      MultipartUploads uploads,
      PresignedUrls addresses,
      ObjectStore store,
      UploadSettings settings,
      UploadMeters meters) {
    this.rows = rows;
    this.uploads = uploads;
    this.addresses = addresses;
    this.store = store;
    this.settings = settings;
    this.meters = meters;
  }

  /** {@code sizeBytes} is zero when the client does not tell. */
  DirectUpload start(FileName name, String contentType, long sizeBytes, SignedIn owner) {
    String type = MediaKind.checked(contentType);
    if (sizeBytes > settings.largest().toBytes()) {
      throw new UploadRejected.TooLarge(settings.largest());
    }
    ObjectKey key = ObjectKey.upload(owner.id(), UUID.randomUUID());
    String id = uploads.start(key, type);
    DirectUpload upload = new DirectUpload(id, key, name, type, UploadState.INITIALIZED);
    rows.insert(upload, owner.id());
    meters.started(UploadMeters.Way.DIRECT);
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

  /** The object's address; a repeat gives the same. */
  URI complete(String uploadId, String key, List<UploadedPart> given, SignedIn owner) {
    DirectUpload upload = own(uploadId, key, owner);
    if (upload.state() == UploadState.ABORTED) {
      throw new DirectUploadRejected.Ended();
    }
    if (upload.state() != UploadState.COMPLETED) {
      join(upload, given);
      rows.set(upload, UploadState.COMPLETED);
    }
    return uploads.location(upload.key());
  }

  private void join(DirectUpload upload, List<UploadedPart> given) {
    try {
      List<UploadedPart> arrived = uploads.parts(upload.key(), upload.uploadId());
      checkSize(upload, matched(given, arrived));
      uploads.complete(upload.key(), upload.uploadId(), given);
    } catch (MultipartRejected refused) {
      switch (refused.reason()) {
        case SMALL_PART -> throw new DirectUploadRejected.SmallParts();
        case WRONG_PARTS ->
            throw new DirectUploadRejected.WrongParts(
                given.stream().map(UploadedPart::number).toList());
        case UNKNOWN_UPLOAD -> requireObject(upload);
      }
    }
  }

  /** The parts as they arrived, which know their sizes. */
  private static List<UploadedPart> matched(List<UploadedPart> given, List<UploadedPart> arrived) {
    Map<Integer, UploadedPart> byNumber =
        arrived.stream().collect(Collectors.toMap(UploadedPart::number, Function.identity()));
    List<Integer> wrong =
        given.stream()
            .filter(part -> !sameEtag(part, byNumber.get(part.number())))
            .map(UploadedPart::number)
            .toList();
    if (!wrong.isEmpty()) {
      throw new DirectUploadRejected.WrongParts(wrong);
    }
    return given.stream().map(part -> Objects.requireNonNull(byNumber.get(part.number()))).toList();
  }

  /** Clients give ETags with the quotes of the header or without. */
  private static boolean sameEtag(UploadedPart part, @Nullable UploadedPart arrived) {
    return arrived != null
        && arrived.etag().replace("\"", "").equals(part.etag().replace("\"", ""));
  }

  private void checkSize(DirectUpload upload, List<UploadedPart> parts) {
    long size = parts.stream().mapToLong(UploadedPart::sizeBytes).sum();
    if (size == 0) {
      throw new UploadRejected.Empty();
    }
    if (size > settings.largest().toBytes()) {
      abandon(upload);
      throw new UploadRejected.TooLarge(settings.largest());
    }
  }

  /** Another request, or one of ours whose answer got lost, may have completed it. */
  private void requireObject(DirectUpload upload) {
    if (store.find(upload.key()).isEmpty()) {
      throw new DirectUploadRejected.Ended();
    }
  }

  private void abandon(DirectUpload upload) {
    uploads.abort(upload.key(), upload.uploadId());
    rows.set(upload, UploadState.ABORTED);
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
