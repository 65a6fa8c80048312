package dev.reelwise.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket. Every method throws {@link StorageUnavailable} when the server fails, and is safe to
 * call from many threads.
 */
public final class ObjectStore {

  private static final int NOT_FOUND = 404;
  private static final int SMALL_BYTES = 256 * 1024;

  private final S3Clients s3;
  private final String bucket;
  private final StreamingUpload streaming;

  ObjectStore(S3Clients s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
    this.streaming = new StreamingUpload(s3, bucket);
  }

  /** Creates the bucket where there is none; does nothing where it is ours already. */
  public void ensureBucket() {
    calling(
        "open the bucket " + bucket,
        () -> {
          try {
            return s3.small().headBucket(request -> request.bucket(bucket));
          } catch (NoSuchBucketException missing) {
            return createBucket();
          }
        });
  }

  private Object createBucket() {
    try {
      return s3.small().createBucket(request -> request.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException another) {
      return another;
    }
  }

  /** Stores a file, replacing what was there. */
  public StoredObject put(ObjectKey key, Path file, String contentType) {
    return put(key, RequestBody.fromFile(file), contentType);
  }

  /** Stores a small object from memory, replacing what was there. */
  public StoredObject put(ObjectKey key, byte[] content, String contentType) {
    return put(key, RequestBody.fromBytes(content), contentType);
  }

  private StoredObject put(ObjectKey key, RequestBody body, String contentType) {
    long size = body.optionalContentLength().orElseThrow();
    String etag =
        calling(
                "store " + key,
                () ->
                    client(size)
                        .putObject(
                            request ->
                                request.bucket(bucket).key(key.value()).contentType(contentType),
                            body))
            .eTag();
    return new StoredObject(key, size, etag, contentType);
  }

  private S3Client client(long size) {
    return size <= SMALL_BYTES ? s3.small() : s3.large(bucket);
  }

  /**
   * Stores a stream of unknown length while it arrives, in parts of {@link
   * StreamingUpload#PART_BYTES}, holding at most a few of them in memory. Nothing is left behind
   * when it fails. Throws IOException when {@code content} does.
   */
  public StoredObject putStream(ObjectKey key, InputStream content, String contentType)
      throws IOException {
    return streaming.upload(key, content, contentType);
  }

  /** Opens an object for reading; the caller closes it. Throws {@link ObjectNotFound}. */
  public InputStream open(ObjectKey key) {
    return calling(
        "read " + key,
        () -> s3.small().getObject(request -> request.bucket(bucket).key(key.value())));
  }

  /** Copies an object to a file, replacing it. Throws {@link ObjectNotFound}. */
  public void download(ObjectKey key, Path file) throws IOException {
    Files.deleteIfExists(file);
    calling(
        "read " + key,
        () -> s3.large(bucket).getObject(request -> request.bucket(bucket).key(key.value()), file));
  }

  public Optional<StoredObject> find(ObjectKey key) {
    try {
      HeadObjectResponse head =
          calling(
              "look up " + key,
              () -> s3.small().headObject(request -> request.bucket(bucket).key(key.value())));
      return Optional.of(
          new StoredObject(key, head.contentLength(), head.eTag(), head.contentType()));
    } catch (ObjectNotFound missing) {
      return Optional.empty();
    }
  }

  /**
   * Every object whose key starts with {@code prefix}, in the order of the keys' UTF-8 bytes, read
   * page by page while it is iterated. Throws {@link StorageUnavailable} from the iterator too.
   */
  public Iterator<ListedObject> list(String prefix) {
    Iterator<S3Object> objects =
        calling(
            "list " + prefix + "*",
            () ->
                s3.small()
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .iterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return calling("list " + prefix + "*", objects::hasNext);
      }

      @Override
      public ListedObject next() {
        S3Object object = calling("list " + prefix + "*", objects::next);
        return new ListedObject(
            new ObjectKey(object.key()), object.size(), object.eTag(), object.lastModified());
      }
    };
  }

  /** Deletes an object; one that is not there is no error. */
  public void delete(ObjectKey key) {
    calling("delete " + key, () -> s3.small().deleteObject(r -> r.bucket(bucket).key(key.value())));
  }

  /**
   * Deletes an object that was to be stored with {@link #putStream}, and the parts of it that have
   * arrived; where there is neither, that is no error.
   */
  public void abandon(ObjectKey key) {
    calling(
        "give up " + key,
        () -> {
          s3
              .small()
              .listMultipartUploads(request -> request.bucket(bucket).prefix(key.value()))
              .uploads()
              .stream()
              .filter(upload -> upload.key().equals(key.value()))
              .forEach(
                  upload ->
                      s3.small()
                          .abortMultipartUpload(
                              r -> r.bucket(bucket).key(key.value()).uploadId(upload.uploadId())));
          return s3.small().deleteObject(request -> request.bucket(bucket).key(key.value()));
        });
  }

  /** Deletes every object whose key starts with {@code prefix}. */
  public void deleteAll(String prefix) {
    calling(
        "delete " + prefix + "*",
        () -> {
          s3
              .large(bucket)
              .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
              .stream()
              .filter(page -> page.hasContents())
              .forEach(
                  page ->
                      deleteAll(
                          page.contents().stream()
                              .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                              .toList()));
          return prefix;
        });
  }

  private void deleteAll(List<ObjectIdentifier> keys) {
    s3.large(bucket)
        .deleteObjects(request -> request.bucket(bucket).delete(d -> d.objects(keys).quiet(true)));
  }

  private <T> T calling(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException)) {
        throw new ObjectNotFound(what, e);
      }
      throw new StorageUnavailable(what, e);
    } catch (SdkException e) {
      throw new StorageUnavailable(what, e);
    }
  }
}
