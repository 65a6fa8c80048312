package dev.reelwise.api.upload;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.time.Instant;

/** A thumbnail that a client may be sending to the object store. */
record ThumbnailUpload(String uploadId, ObjectKey key, VideoId video, Instant offeredAt) {

  /** The last part of the key. */
  String fileName() {
    return key.value().substring(key.value().lastIndexOf('/') + 1);
  }
}
