package dev.reelwise.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Uploads a stream of unknown length in parts, several under way at once. */
final class StreamingUpload {

  /** S3 takes 10,000 parts: with this size an object may have 80 GB. */
  static final int PART_BYTES = 8 * 1024 * 1024;

  private static final int PARTS_IN_FLIGHT = 2;

  private final S3Clients s3;
  private final String bucket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StreamingUpload(S3Clients s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  StoredObject upload(ObjectKey key, InputStream content, String contentType) throws IOException {
    byte[] first = content.readNBytes(PART_BYTES);
    if (first.length < PART_BYTES) {
      return putSmall(key, first, contentType);
    }
    String uploadId = start(key, contentType);
    Parts parts = new Parts(key, uploadId);
    try {
      return parts.send(first, content, contentType);
    } catch (SdkException e) {
      parts.settle();
      abort(key, uploadId, e);
      throw new StorageUnavailable("store " + key, e);
    } catch (IOException | RuntimeException e) {
      parts.settle();
      abort(key, uploadId, e);
      throw e;
    }
  }

  private StoredObject putSmall(ObjectKey key, byte[] content, String contentType) {
    try {
      String etag =
          s3.large(bucket)
              .putObject(
                  request -> request.bucket(bucket).key(key.value()).contentType(contentType),
                  body(content, content.length))
              .eTag();
      return new StoredObject(key, content.length, etag, contentType);
    } catch (SdkException e) {
      throw new StorageUnavailable("store " + key, e);
    }
  }

  /** Without the copy that {@code RequestBody.fromBytes} makes: memory bounds the uploads. */
  private static RequestBody body(byte[] content, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(content, 0, length), length, "application/octet-stream");
  }

  private String start(ObjectKey key, String contentType) {
    try {
      return s3.small()
          .createMultipartUpload(
              request -> request.bucket(bucket).key(key.value()).contentType(contentType))
          .uploadId();
    } catch (SdkException e) {
      throw new StorageUnavailable("store " + key, e);
    }
  }

  private void abort(ObjectKey key, String uploadId, Exception cause) {
    try {
      s3.small().abortMultipartUpload(r -> r.bucket(bucket).key(key.value()).uploadId(uploadId));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  private final class Parts {
    private final ObjectKey key;
    private final String uploadId;

    /** The same few arrays for all parts: one fills while the others are on their way. */
    private final BlockingQueue<byte[]> buffers = new ArrayBlockingQueue<>(PARTS_IN_FLIGHT + 1);

    private final List<CompletableFuture<CompletedPart>> sent = new ArrayList<>();
    private long bytes;

    Parts(ObjectKey key, String uploadId) {
      this.key = key;
      this.uploadId = uploadId;
    }

    StoredObject send(byte[] first, InputStream rest, String contentType) throws IOException {
      sendOne(first, PART_BYTES);
      for (int i = 0; i < PARTS_IN_FLIGHT; i++) {
        buffers.add(new byte[PART_BYTES]);
      }
      int length = PART_BYTES;
      while (length == PART_BYTES) {
        byte[] buffer = freeBuffer();
        length = rest.readNBytes(buffer, 0, PART_BYTES);
        if (length > 0) {
          sendOne(buffer, length);
        }
        // A part that has failed ends the upload now, not after the last byte has arrived.
        sent.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(this::await);
      }
      List<CompletedPart> parts = sent.stream().map(this::await).toList();
      String etag =
          s3.large(bucket)
              .completeMultipartUpload(
                  request ->
                      request
                          .bucket(bucket)
                          .key(key.value())
                          .uploadId(uploadId)
                          .multipartUpload(upload -> upload.parts(parts)))
              .eTag();
      return new StoredObject(key, bytes, etag, contentType);
    }

    private byte[] freeBuffer() throws InterruptedIOException {
      try {
        return buffers.take();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The upload to " + key + " was given up");
      }
    }

    private void sendOne(byte[] buffer, int length) {
      int number = sent.size() + 1;
      bytes += length;
      sent.add(
          CompletableFuture.supplyAsync(() -> put(number, buffer, length), threads)
              .whenComplete((done, failure) -> buffers.add(buffer)));
    }

    private CompletedPart put(int number, byte[] buffer, int length) {
      String etag =
          s3.patient()
              .uploadPart(
                  request ->
                      request.bucket(bucket).key(key.value()).uploadId(uploadId).partNumber(number),
                  body(buffer, length))
              .eTag();
      return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Lets what is under way end: a part that arrives after the abort would stay for ever. */
    void settle() {
      CompletableFuture<?>[] all = sent.toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).handle((done, failure) -> null).join();
    }

    private CompletedPart await(CompletableFuture<CompletedPart> part) {
      try {
        return part.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof SdkException failure ? failure : e;
      }
    }
  }
}
