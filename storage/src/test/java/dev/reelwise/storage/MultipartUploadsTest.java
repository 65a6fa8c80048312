package dev.reelwise.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.storage.MultipartRejected.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class MultipartUploadsTest {

  private static final int PART = 5 * 1024 * 1024;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static ObjectStore store;
  private static MultipartUploads uploads;
  private static PresignedUrls urls;

  @BeforeAll
  static void openBucket() {
    StorageSettings settings = TestBucket.settings();
    S3Client s3 = S3Connection.client(settings);
    store = new ObjectStore(new S3Clients(s3, s3), settings.bucket());
    uploads = new MultipartUploads(new S3Clients(s3, s3), settings.bucket());
    urls =
        new PresignedUrls(
            S3Connection.presigner(settings), settings.bucket(), settings.urlLifetime());
    store.ensureBucket();
  }

  @Test
  void partsThatAClientSendsItselfBecomeOneObject() throws Exception {
    ObjectKey key = new ObjectKey("direct/whole");
    String upload = uploads.start(key, "video/mp4");
    String second = sent(urls.putPart(key, upload, 2), new byte[17]);
    String first = sent(urls.putPart(key, upload, 1), new byte[PART]);

    List<UploadedPart> parts = uploads.parts(key, upload);
    uploads.complete(key, upload, parts);

    assertThat(parts)
        .containsExactly(new UploadedPart(1, first, PART), new UploadedPart(2, second, 17));
    assertThat(store.find(key).orElseThrow().sizeBytes()).isEqualTo(PART + 17L);
    assertThat(store.find(key).orElseThrow().contentType()).isEqualTo("video/mp4");
    assertThat(uploads.location(key).getPath()).endsWith("/direct/whole");
  }

  @Test
  void partsThatAreNotThereMakeNoObject() throws Exception {
    ObjectKey key = new ObjectKey("direct/wrong");
    String upload = uploads.start(key, "video/mp4");
    String etag = sent(urls.putPart(key, upload, 1), new byte[3]);

    assertReason(Reason.WRONG_PARTS, key, upload, new UploadedPart(2, etag, 3));
    assertReason(Reason.WRONG_PARTS, key, upload, new UploadedPart(1, "\"00\"", 3));

    assertThat(store.find(key)).isEmpty();
  }

  @Test
  void anAbortedUploadIsUnknownAndMayBeAbortedAgain() throws Exception {
    ObjectKey key = new ObjectKey("direct/aborted");
    String upload = uploads.start(key, "video/mp4");
    String etag = sent(urls.putPart(key, upload, 1), new byte[3]);

    uploads.abort(key, upload);
    uploads.abort(key, upload);

    assertReason(Reason.UNKNOWN_UPLOAD, key, upload, new UploadedPart(1, etag, 3));
  }

  @Test
  void aPresignedPutTakesOneKeyAndOneType() throws Exception {
    ObjectKey key = new ObjectKey("direct/picture");
    URI address = urls.put(key, "image/png");

    assertThat(put(address, "text/html").statusCode()).isEqualTo(403);
    assertThat(put(URI.create(address.toString().replace("picture", "other")), "image/png"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(put(address, "image/png").statusCode()).isEqualTo(200);
    assertThat(store.find(key).orElseThrow().contentType()).isEqualTo("image/png");
  }

  private static void assertReason(Reason reason, ObjectKey key, String upload, UploadedPart part) {
    assertThatExceptionOfType(MultipartRejected.class)
        .isThrownBy(() -> uploads.complete(key, upload, List.of(part)))
        .matches(rejected -> rejected.reason() == reason, reason.toString());
  }

  private static String sent(URI address, byte[] content) throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(content)).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<String> put(URI address, String type) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString("bytes"))
            .build(),
        BodyHandlers.ofString());
  }
}
