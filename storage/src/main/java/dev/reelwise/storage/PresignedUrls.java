package dev.reelwise.storage;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Short-lived addresses by which a client fetches an object from the server itself. */
public final class PresignedUrls {

  private final S3Presigner presigner;
  private final String bucket;
  private final Duration lifetime;

  PresignedUrls(S3Presigner presigner, String bucket, Duration lifetime) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.lifetime = lifetime;
  }

  /** An address for GET, valid for the lifetime in the settings. No server is asked. */
  public URI get(ObjectKey key) {
    return get(key, lifetime);
  }

  /** As {@link #get(ObjectKey)}, valid as long as said: at most seven days, S3's own limit. */
  public URI get(ObjectKey key, Duration validity) {
    return URI.create(
        presigner
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket).key(key.value())))
            .url()
            .toString());
  }
}
