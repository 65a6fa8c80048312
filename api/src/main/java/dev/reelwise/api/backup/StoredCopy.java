package dev.reelwise.api.backup;

import java.time.Instant;

/**
 * An object as it was copied. Its content lies in the file that its SHA-256 names; the rest tells
 * whether the object is still the same.
 */
record StoredCopy(
    String key, long bytes, String etag, Instant changedAt, String contentType, String sha256) {

  boolean isOf(dev.reelwise.storage.ListedObject object) {
    return key.equals(object.key().value())
        && bytes == object.sizeBytes()
        && etag.equals(object.etag())
        && changedAt.equals(object.changedAt());
  }
}
