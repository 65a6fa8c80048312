package dev.reelwise.storage;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Short-lived addresses by which a client speaks to the server itself, for one object. */
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

  /**
   * As {@link #get(ObjectKey, Duration)}; the server answers with this type, whatever was stored,
   * and this Content-Disposition.
   */
  public URI download(ObjectKey key, Duration validity, String contentType, String disposition) {
    return URI.create(
        presigner
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(validity)
                        .getObjectRequest(
                            get ->
                                get.bucket(bucket)
                                    .key(key.value())
                                    .responseContentType(contentType)
                                    .responseContentDisposition(disposition)))
            .url()
            .toString());
  }

  /** How long an address works where nothing else is said. */
  public Duration lifetime() {
    return lifetime;
  }

  /** An address to PUT an object of exactly this type, which the client must send as a header. */
  public URI put(ObjectKey key, String contentType) {
    return URI.create(
        presigner
            .presignPutObject(
                request ->
                    request
                        .signatureDuration(lifetime)
                        .putObjectRequest(
                            put -> put.bucket(bucket).key(key.value()).contentType(contentType)))
            .url()
            .toString());
  }

  /** An address to PUT one part, 1..10,000, of an upload that {@link MultipartUploads} opened. */
  public URI putPart(ObjectKey key, String uploadId, int number) {
    return URI.create(
        presigner
            .presignUploadPart(
                request ->
                    request
                        .signatureDuration(lifetime)
                        .uploadPartRequest(
                            part ->
                                part.bucket(bucket)
                                    .key(key.value())
                                    .uploadId(uploadId)
                                    .partNumber(number)))
            .url()
            .toString());
  }
}
