package dev.reelwise.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.stack.Models;
import dev.reelwise.stack.SharedStack;
import dev.reelwise.stack.SmallDisk;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Real files and a real disk that is full. */
@EnabledIf(
    value = "dev.reelwise.stack.SmallDisk#isPossible",
    disabledReason = "it takes the right to mount a small disk")
@DirtiesContext
@SpringBootTest(
    classes = ApiApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reelwise.roles=web,relay,transcode,transcribe,index",
      "reelwise.work.spare=0B",
      "reelwise.steps.outage-backoff=200ms",
      "reelwise.steps.longest-outage-backoff=500ms"
    })
class FullDiskTest {

  private static final long SIZE = 16L << 20;
  private static final Map<String, String> SERVERS =
      SharedStack.join().isolated("disk").environment();
  private static SmallDisk disk;

  @LocalServerPort private int port;
  @Autowired private Journey journey;
  @Autowired private ObjectStore store;
  @TempDir private Path folder;

  private Clips clips;
  private Visitor user;
  private Path ballast;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws IOException {
    SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    disk = SmallDisk.of(SIZE);
    registry.add("REELWISE_WORK", () -> disk.path().toString());
    registry.add("JWT_SECRET", () -> "a secret of the tests that is long enough to sign with");
    registry.add("REELWISE_MODELS", () -> Models.ensure().toString());
  }

  @AfterAll
  static void unmount() throws IOException {
    disk.close();
  }

  @BeforeEach
  void signUp() {
    user = Visitor.at(port).signedUp();
    clips = new Clips(Path.of(SERVERS.get("FFMPEG_PATH")), folder);
    ballast = disk.path().resolve("of others");
  }

  @AfterEach
  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast);
  }

  @Test
  void stepsWaitForRoomSayingSoAndGoOnWhenThereIsSome() throws Exception {
    leave(16_000);
    VideoId video = upload(clips.talk("talk.mp4"));

    for (String step : new String[] {"transcode", "transcribe"}) {
      journey.awaitState(video, step, "retrying");
      assertThat(journey.error(video, step))
          .matches("Waiting for disk space: it needs [\\d.]+ kB, and [\\d.]+ kB are free");
    }
    assertThat(user.get("/api/v1/videos/" + video).text()).contains("Waiting for disk space");
    Files.delete(ballast);

    journey.awaitDone(video, "transcode");
    journey.awaitDone(video, "transcribe");
    assertThat(journey.failures(video, "transcode")).isZero();
    assertNothingIsLeft();
  }

  /** What is set aside is an estimate. */
  @Test
  void aDiskThatBecomesFullMidwayUsesUpNoAttempt() throws Exception {
    Path coarse = clips.coarse("coarse.mp4");
    leave(3 * Files.size(coarse) + 40_000);
    VideoId video = upload(coarse);

    // At first the transcription may have the room.
    journey.awaitError(
        video, "transcode", "Waiting for disk space: the disk became full during the work");
    assertThat(journey.failures(video, "transcode")).isZero();
    Files.delete(ballast);

    journey.awaitDone(video, "transcode");
    journey.awaitDone(video, "transcribe");
    assertThat(journey.failures(video, "transcode")).isZero();
    assertNothingIsLeft();
  }

  private VideoId upload(Path file) {
    VideoId video = journey.video(user.userId(), "A full disk");
    ObjectKey key = ObjectKey.original(video);
    store.put(key, file, "application/octet-stream");
    journey.start(video, key);
    return video;
  }

  private void leave(long bytes) throws IOException {
    long room = Files.getFileStore(disk.path()).getUsableSpace();
    Files.write(ballast, new byte[Math.toIntExact(room - bytes)]);
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.walk(disk.path())) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !isLock(file))).isEmpty();
    }
  }

  private static boolean isLock(Path file) {
    return file.toString().endsWith(".lock");
  }
}
