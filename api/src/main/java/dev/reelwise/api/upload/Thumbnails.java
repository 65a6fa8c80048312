package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers places in the object store for thumbnails of one's own. */
@Component
class Thumbnails {

  private final ThumbnailRepository rows;
  private final PresignedUrls addresses;

  Thumbnails(ThumbnailRepository rows, PresignedUrls addresses) {
    this.rows = rows;
    this.addresses = addresses;
  }

  /** {@code video} is the owner's, or null for one that is saved later with this key. */
  Offer offer(FileName name, String contentType, @Nullable VideoId video, SignedIn owner) {
    UUID id = UUID.randomUUID();
    String extension = contentType.equals("image/png") ? "png" : "jpg";
    ObjectKey key =
        video == null
            ? ObjectKey.thumbnail(owner.id(), id, extension)
            : ObjectKey.thumbnail(video, id, extension);
    rows.insert(
        new DirectUpload(id.toString(), key, name, contentType, UploadState.INITIALIZED),
        video,
        owner.id());
    return new Offer(id.toString(), key.value(), addresses.put(key, contentType));
  }

  /** Throws {@link InvalidRequest} unless the user was offered this key and it has no video yet. */
  void assign(String key, VideoId video, UserId owner) {
    if (!rows.assign(key, video, owner)) {
      throw new InvalidRequest(
          "thumbnail_key must be a key that /api/v1/upload/thumbnail gave you without a video_id");
    }
  }

  /** Where to PUT the picture, with its content type as the header. */
  record Offer(String uploadId, String key, URI presignedUrl) {}
}
