package dev.reelwise.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.reelwise.contracts.Haste;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

class ObjectStoreTest {

  private static final ObjectKey KEY = new ObjectKey("some/where.bin");

  private static StorageSettings settings;
  private static S3Client s3;
  private static ObjectStore store;
  private static PresignedUrls urls;

  @BeforeAll
  static void openBucket() {
    settings = TestBucket.settings();
    s3 = S3Connection.client(settings);
    store = new ObjectStore(new S3Clients(s3, s3), settings.bucket());
    urls =
        new PresignedUrls(
            S3Connection.presigner(settings), settings.bucket(), settings.urlLifetime());
    store.ensureBucket();
    store.ensureBucket();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        StreamingUpload.PART_BYTES - 1,
        StreamingUpload.PART_BYTES,
        StreamingUpload.PART_BYTES + 1,
        3 * StreamingUpload.PART_BYTES + 17
      })
  void streamsOfAnyLengthArriveWhole(int length, @TempDir Path folder) throws IOException {
    byte[] content = bytes(length);

    StoredObject stored = store.putStream(KEY, new ByteArrayInputStream(content), "video/mp4");

    store.download(KEY, folder.resolve("copy"));
    assertThat(Files.readAllBytes(folder.resolve("copy"))).isEqualTo(content);
    assertThat(store.find(KEY)).contains(stored);
    assertThat(stored.sizeBytes()).isEqualTo(length);
    assertThat(stored.contentType()).isEqualTo("video/mp4");
  }

  @Test
  void aStreamThatBreaksLeavesNothingBehind() {
    ObjectKey key = new ObjectKey("broken");
    InputStream breaks =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(2 * StreamingUpload.PART_BYTES)), new BrokenStream());

    assertThatThrownBy(() -> store.putStream(key, breaks, "video/mp4"))
        .isInstanceOf(IOException.class)
        .hasMessage("the sender is gone");

    assertThat(store.find(key)).isEmpty();
    assertThat(s3.listMultipartUploads(request -> request.bucket(settings.bucket())).uploads())
        .noneMatch(upload -> upload.key().equals(key.value()));
  }

  @Test
  void aMissingObjectIsToldFromAFailingServer() {
    ObjectKey missing = new ObjectKey("not/there");

    assertThatThrownBy(() -> store.open(missing)).isInstanceOf(ObjectNotFound.class);
    assertThat(store.find(missing)).isEmpty();

    S3Client client = S3Connection.client(at(1));
    ObjectStore away = new ObjectStore(new S3Clients(client, client), "bucket");
    assertThatThrownBy(() -> away.find(missing)).isInstanceOf(StorageUnavailable.class);
  }

  /** A patient call would wait for minutes. */
  @Test
  void aServerThatHangsIsGivenUpSoonWhereSomebodyWaits() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      StorageSettings settings = at(silent.getLocalPort());
      S3Client quick = S3Connection.client(settings, List.of(), Duration.ofMillis(300));
      ObjectStore hanging =
          new ObjectStore(new S3Clients(S3Connection.client(settings), quick), "bucket");
      ObjectKey key = new ObjectKey("never/answered");
      InputStream content = new ByteArrayInputStream(bytes(3));

      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            assertThatThrownBy(() -> Haste.call(() -> hanging.find(key)))
                .isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(
                    () -> Haste.call(() -> hanging.putStream(key, content, "text/plain")))
                .isInstanceOf(StorageUnavailable.class);
          });
    }
  }

  private static StorageSettings at(int port) {
    return new StorageSettings(
        "bucket",
        "us-east-1",
        "id",
        "secret",
        URI.create("http://127.0.0.1:" + port),
        null,
        true,
        Duration.ofMinutes(1));
  }

  @Test
  void deletesOneObjectAndWholeFolders() {
    for (String key : new String[] {"folder/1", "folder/2", "other"}) {
      store.put(new ObjectKey(key), bytes(3), "text/plain");
    }

    store.deleteAll("folder/");
    store.delete(new ObjectKey("never-was"));

    assertThat(store.find(new ObjectKey("folder/1"))).isEmpty();
    assertThat(store.find(new ObjectKey("folder/2"))).isEmpty();
    assertThat(store.find(new ObjectKey("other"))).isPresent();
  }

  @Test
  void aPresignedUrlGivesRangesToAnyone() throws Exception {
    store.put(KEY, "0123456789".getBytes(StandardCharsets.UTF_8), "video/mp4");

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest range =
          HttpRequest.newBuilder(urls.get(KEY)).header("Range", "bytes=2-4").build();
      var answer = http.send(range, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(answer.body()).isEqualTo("234");

      URI tampered = URI.create(urls.get(KEY).toString().replace("where.bin", "else.bin"));
      var refused = http.send(HttpRequest.newBuilder(tampered).build(), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(403);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the sender is gone");
    }
  }
}
