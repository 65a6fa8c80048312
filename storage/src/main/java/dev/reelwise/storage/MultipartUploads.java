package dev.reelwise.storage;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Uploads whose parts arrive one by one: from a client itself, by {@link PresignedUrls#putPart}, or
 * by {@link #put}. Every method throws {@link StorageUnavailable} when the server fails.
 */
public final class MultipartUploads {

  private static final int NOT_FOUND = 404;

  /** What the failure of a listing speaks of. */
  private static final ObjectKey BUCKET = new ObjectKey("*");

  private final S3Clients s3;
  private final String bucket;

  MultipartUploads(S3Clients s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Opens an upload; the answer is the server's id for it. */
  public String start(ObjectKey key, String contentType) {
    return calling(
        key,
        () ->
            s3.small()
                .createMultipartUpload(
                    request -> request.bucket(bucket).key(key.value()).contentType(contentType))
                .uploadId());
  }

  /**
   * Sends the first {@code length} bytes as one part, 1..10,000; each but the last needs 5 MiB.
   * Throws {@link MultipartRejected} when the upload is not there any more.
   */
  public UploadedPart put(ObjectKey key, String uploadId, int number, byte[] content, int length) {
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(content, 0, length), length, "application/octet-stream");
    String etag =
        calling(
            key,
            () ->
                s3.large(bucket)
                    .uploadPart(
                        part ->
                            part.bucket(bucket)
                                .key(key.value())
                                .uploadId(uploadId)
                                .partNumber(number),
                        body)
                    .eTag());
    return new UploadedPart(number, etag, length);
  }

  /** The parts that have arrived, by number. Throws {@link MultipartRejected}. */
  public List<UploadedPart> parts(ObjectKey key, String uploadId) {
    return calling(
        key,
        () ->
            s3
                .small()
                .listPartsPaginator(r -> r.bucket(bucket).key(key.value()).uploadId(uploadId))
                .parts()
                .stream()
                .map(part -> new UploadedPart(part.partNumber(), part.eTag(), part.size()))
                .toList());
  }

  /** Makes one object of the parts, given by number. Throws {@link MultipartRejected}. */
  public void complete(ObjectKey key, String uploadId, List<UploadedPart> parts) {
    List<CompletedPart> completed =
        parts.stream()
            .map(
                part -> CompletedPart.builder().partNumber(part.number()).eTag(part.etag()).build())
            .toList();
    calling(
        key,
        () ->
            s3.large(bucket)
                .completeMultipartUpload(
                    request ->
                        request
                            .bucket(bucket)
                            .key(key.value())
                            .uploadId(uploadId)
                            .multipartUpload(upload -> upload.parts(completed))));
  }

  /** Throws away what has arrived; an upload that is not there (any more) is no error. */
  public void abort(ObjectKey key, String uploadId) {
    try {
      calling(
          key,
          () ->
              s3.small()
                  .abortMultipartUpload(r -> r.bucket(bucket).key(key.value()).uploadId(uploadId)));
    } catch (MultipartRejected gone) {
      if (gone.reason() != MultipartRejected.Reason.UNKNOWN_UPLOAD) {
        throw gone;
      }
    }
  }

  /** All uploads of the bucket that are under way; read page by page while it is iterated. */
  public Iterator<OpenUpload> underWay() {
    Iterator<MultipartUpload> uploads =
        calling(
            BUCKET,
            () ->
                s3.small()
                    .listMultipartUploadsPaginator(r -> r.bucket(bucket))
                    .uploads()
                    .iterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return calling(BUCKET, uploads::hasNext);
      }

      @Override
      public OpenUpload next() {
        MultipartUpload upload = calling(BUCKET, uploads::next);
        return new OpenUpload(new ObjectKey(upload.key()), upload.uploadId(), upload.initiated());
      }
    };
  }

  /** The object's plain address, unsigned. */
  public URI location(ObjectKey key) {
    return URI.create(
        s3.patient()
            .utilities()
            .getUrl(request -> request.bucket(bucket).key(key.value()))
            .toString());
  }

  private static <T> T calling(ObjectKey key, Supplier<T> call) {
    try {
      return call.get();
    } catch (S3Exception e) {
      throw refused(key, e);
    } catch (SdkException e) {
      throw new StorageUnavailable("take an upload to " + key, e);
    }
  }

  private static RuntimeException refused(ObjectKey key, S3Exception e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    return switch (code) {
      case "NoSuchUpload" -> new MultipartRejected(MultipartRejected.Reason.UNKNOWN_UPLOAD, key, e);
      case "InvalidPart", "InvalidPartOrder", "MalformedXML" ->
          new MultipartRejected(MultipartRejected.Reason.WRONG_PARTS, key, e);
      case "EntityTooSmall" -> new MultipartRejected(MultipartRejected.Reason.SMALL_PART, key, e);
      case null, default ->
          e.statusCode() == NOT_FOUND
              ? new MultipartRejected(MultipartRejected.Reason.UNKNOWN_UPLOAD, key, e)
              : new StorageUnavailable("take an upload to " + key, e);
    };
  }
}
