package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of a child is really met, and said in a person's words. */
@Timeout(60)
class LimitsTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int BOMB = 20_000;

  @TempDir private static Path folder;

  /** Two still pictures of noise, ten minutes apart: a keyframe each two seconds repeats them. */
  @Test
  void variantsThatBecomeFarTooLargeAreTheFilesFault() throws Exception {
    assumeTrue(Media.sandbox().contains("fsize"), Media.sandbox());
    Path file =
        Samples.make(
            folder.resolve("noise.mkv"),
            "-f",
            "lavfi",
            "-i",
            "nullsrc=s=128x96:r=25",
            "-vf",
            "geq=random(1)*255:128:128,setpts=N*600/TB",
            "-fps_mode",
            "vfr",
            "-frames:v",
            "2",
            "-c:v",
            "libx264",
            "-crf",
            "51");
    Media frugal = new Media(limited(8L << 30, 0));
    MediaInfo info = frugal.probe(file);
    assertThatThrownBy(() -> frugal.transcode(file, info, newFolder(), p -> {}))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageContaining(
            "its variants become far larger than its size and length explain; export it anew");
  }

  @Test
  void aDecoderThatWantsMoreMemoryThanItMayIsNotTheFilesFault() throws Exception {
    assumeTrue(Media.sandbox().contains(" as "), Media.sandbox());
    Path file = Samples.clip(folder.resolve("full.mp4"), "1920x1080", 10, 1);
    MediaInfo info = Samples.media().probe(file);
    Media narrow = new Media(limited(800L << 20, 1 << 20));
    assertThatThrownBy(() -> narrow.transcode(file, info, newFolder(), p -> {}))
        .isInstanceOf(MediaFailure.Trouble.class)
        .hasMessageContaining("memory");
  }

  @Test
  void norIsAnEncoderThatCouldNotStart() throws Exception {
    for (String said :
        List.of("x264 [error]: malloc of size 9 failed", "Error while opening encoder")) {
      assertThat(Diagnosis.of(new Child.Exit(187, said), Path.of("/dev/zero")))
          .isInstanceOf(MediaFailure.Trouble.class)
          .hasMessageContaining("it took more memory than one file may");
    }
  }

  @Test
  void aChildThatComputesTooLongIsEndedByTheKernel() throws Exception {
    assumeTrue(Media.sandbox().contains(" cpu"), Media.sandbox());
    Sandbox.Bounds second = new Sandbox.Bounds(4L << 30, Duration.ofSeconds(1), 1 << 20);
    try (Child child = shell(Sandbox.ofThisMachine(), second, "while :; do :; done")) {
      Child.Exit exit = child.await(LONG, LONG, () -> 0);
      assertThat(Diagnosis.of(exit, Path.of("/dev/zero")))
          .isInstanceOf(MediaFailure.Trouble.class)
          .hasMessageContaining("was stopped");
    }
  }

  @Test
  void aChildThatForksForEverIsHeldToItsNumberOfProcesses() throws Exception {
    expectBoundOnProcesses(Sandbox.ofThisMachine());
  }

  /** As in a container, where nobody is root. */
  @Test
  void soItIsForAnotherUserThanRoot() throws Exception {
    List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue(Trial.works(nobody), "It takes root to become somebody else");
    expectBoundOnProcesses(Sandbox.tryOut(nobody));
  }

  private static void expectBoundOnProcesses(Sandbox sandbox) throws Exception {
    assumeTrue(
        sandbox.describe().contains("at most " + ProcessBound.OWN + " processes"),
        sandbox.describe());
    Sandbox.Bounds bounds = new Sandbox.Bounds(4L << 30, Duration.ofMinutes(1), 1 << 20);
    String flood =
        "trap 'kill $all' EXIT; i=0; while [ $i -lt 1500 ]; do sleep 60 > /dev/null &"
            + " all=\"$all $!\"; i=$((i+1)); echo $i; done";
    try (Child child = shell(sandbox, bounds, flood)) {
      String said = new String(child.output().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(child.exit().good()).isFalse();
      assertThat(said.lines().count()).isBetween(300L, (long) ProcessBound.OWN);
    }
  }

  /** 1.5 MB that decode to 400 million pixels, in a track that says so and in one that lies. */
  @ParameterizedTest
  @ValueSource(ints = {BOMB, 64})
  void aRealPictureOf20000By20000IsRefusedBeforeItFillsTheMemory(int claimed) throws Exception {
    byte[] video =
        Ebml.file(
            new byte[0], List.of(Ebml.pictures(1, claimed, claimed)), List.of(bomb(), bomb()));
    Path file = Files.write(folder.resolve("bomb.mkv"), video);
    Media media = Samples.small();
    assertThatThrownBy(() -> media.transcode(file, media.probe(file), newFolder(), p -> {}))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageEndingWith("its picture of 20000×20000 pixels is too large.");
  }

  /** A JPEG of grey blocks, each of which takes two bits: "no change" and "no more". */
  private static byte[] bomb() {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    byte[] quantities = new byte[65];
    Arrays.fill(quantities, 1, 65, (byte) 1);
    jpeg.writeBytes(segment(0xDB, quantities));
    ByteBuffer frame = ByteBuffer.allocate(9).put((byte) 8);
    frame.putShort((short) BOMB).putShort((short) BOMB).put(new byte[] {1, 1, 0x11, 0});
    jpeg.writeBytes(segment(0xC0, frame.array()));
    for (byte table : new byte[] {0, 0x10}) {
      byte[] codes = new byte[18];
      codes[0] = table;
      codes[1] = 1;
      jpeg.writeBytes(segment(0xC4, codes));
    }
    jpeg.writeBytes(segment(0xDA, new byte[] {1, 1, 0, 0, 63, 0}));
    jpeg.writeBytes(new byte[BOMB / 8 * (BOMB / 8) / 4]);
    jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return jpeg.toByteArray();
  }

  private static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (2 + content.length))
        .put(content)
        .array();
  }

  private static Child shell(Sandbox sandbox, Sandbox.Bounds bounds, String script)
      throws Exception {
    List<String> command = sandbox.wrap(Path.of("/bin/sh"), bounds, List.of("-c", script));
    return Child.start(command, Path.of("/dev/null"), Path.of("/"));
  }

  private static MediaSettings limited(long memory, long spare) {
    MediaSettings usual = Samples.settings();
    MediaSettings.Limits limits = usual.limits();
    return new MediaSettings(
        usual.ffmpeg(),
        usual.ffprobe(),
        usual.heights(),
        new MediaSettings.Limits(
            limits.duration(),
            limits.pixels(),
            limits.frameRate(),
            limits.probe(),
            limits.base(),
            limits.perDuration(),
            limits.stall(),
            memory,
            spare));
  }

  private static Path newFolder() throws Exception {
    return Files.createTempDirectory(folder, "out");
  }
}
