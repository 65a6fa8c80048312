package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.QuotaExceeded;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.UploadedPart;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one file of a direct upload's parts. */
@Component
class DirectCompletions {

  private final DirectUploadRepository rows;
  private final MultipartUploads uploads;
  private final ObjectStore store;
  private final Quotas quotas;
  private final UploadSettings settings;

  DirectCompletions(
      DirectUploadRepository rows,
      MultipartUploads uploads,
      ObjectStore store,
      Quotas quotas,
      UploadSettings settings) {
    this.rows = rows;
    this.uploads = uploads;
    this.store = store;
    this.quotas = quotas;
    this.settings = settings;
  }

  /**
   * The object's address; a repeat gives the same. Throws {@link DirectUploadRejected}, {@link
   * UploadRejected} and QuotaExceeded; what is too large is thrown away.
   */
  URI complete(String uploadId, String key, List<UploadedPart> given, SignedIn owner) {
    DirectUpload upload =
        rows.find(uploadId, key, owner.id()).orElseThrow(DirectUploadRejected.Unknown::new);
    if (upload.state() == UploadState.ABORTED) {
      throw new DirectUploadRejected.Ended();
    }
    if (upload.state() != UploadState.COMPLETED) {
      long size = join(upload, given, owner);
      FailPoints.reach(FailPoint.DIRECT_JOINED, "parts");
      rows.complete(upload, size);
    }
    return uploads.location(upload.key());
  }

  /** The file's size in bytes. */
  private long join(DirectUpload upload, List<UploadedPart> given, SignedIn owner) {
    try {
      List<UploadedPart> arrived = uploads.parts(upload.key(), upload.uploadId());
      // Of one that is complete some servers list no parts, where others know it no more.
      OptionalLong joined = arrived.isEmpty() ? sizeIfJoined(upload) : OptionalLong.empty();
      if (joined.isPresent()) {
        return joined.getAsLong();
      }
      long size = matched(given, arrived).stream().mapToLong(UploadedPart::sizeBytes).sum();
      checkSize(upload, size, owner);
      uploads.complete(upload.key(), upload.uploadId(), given);
      return size;
    } catch (MultipartRejected refused) {
      return switch (refused.reason()) {
        case SMALL_PART -> throw new DirectUploadRejected.SmallParts();
        case WRONG_PARTS ->
            throw new DirectUploadRejected.WrongParts(
                given.stream().map(UploadedPart::number).toList());
        case UNKNOWN_UPLOAD -> sizeIfJoined(upload).orElseThrow(DirectUploadRejected.Ended::new);
      };
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

  private void checkSize(DirectUpload upload, long size, SignedIn owner) {
    if (size == 0) {
      throw new UploadRejected.Empty();
    }
    if (size > settings.largest().toBytes()) {
      abandon(upload);
      throw new UploadRejected.TooLarge(settings.largest());
    }
    try {
      quotas.require(owner.id(), 1, size);
    } catch (QuotaExceeded exceeded) {
      abandon(upload);
      throw exceeded;
    }
  }

  /** Another request, or one of ours whose answer got lost, may have completed it. */
  private OptionalLong sizeIfJoined(DirectUpload upload) {
    return store.find(upload.key()).stream().mapToLong(found -> found.sizeBytes()).findFirst();
  }

  private void abandon(DirectUpload upload) {
    uploads.abort(upload.key(), upload.uploadId());
    rows.set(upload, UploadState.ABORTED);
  }
}
