package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  private static final String BEGIN = "This file has no video or audio that can be read: ";

  @TempDir private static Path folder;
  private final Media media = Samples.small();

  @Test
  void aTextFileNamedMp4IsSaidToBeText() throws IOException {
    expect(write("talk.mp4", "Dear diary, today I uploaded a text.\n".repeat(100)), "it is text");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    expect(write("empty.mp4", ""), "it is empty");
  }

  @Test
  void aFileCutOffBeforeItsIndexIsSaidToBeCutOff() throws IOException {
    Path whole = Samples.clip(folder.resolve("whole.mp4"), "160x120", 10, 3);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.mp4");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    expect(cut, "its index is missing, as in a file that was cut off");
  }

  @Test
  void aFileCutOffBehindItsIndexPlaysAsFarAsItGoes() throws Exception {
    Path whole =
        Samples.clip(folder.resolve("fast.mp4"), "320x240", 10, 8, "-movflags", "+faststart");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("fast-cut.mp4");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

    Transcoded made = media.transcode(cut, media.probe(cut), newFolder(), p -> {});

    assertThat(made.variants()).extracting(Variant::resolution).containsExactly("240p", "120p");
    assertThat(Samples.complaintsAbout(made.variants().getFirst().file())).isEmpty();
  }

  @Test
  void aBrokenHeaderIsSaidToBeBroken() throws IOException {
    Path broken = folder.resolve("broken.mp4");
    Files.copy(Samples.clip(folder.resolve("sound.mp4"), "160x120", 10, 2), broken);
    try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
      file.write(new byte[64]);
    }
    assertThatThrownBy(() -> media.probe(broken))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageStartingWith(BEGIN);
  }

  @Test
  void brokenMatroskaIsSaidToBeBroken() throws IOException {
    Path broken = folder.resolve("broken.mkv");
    byte[] bytes = Files.readAllBytes(Samples.clip(folder.resolve("ok.mkv"), "160x120", 10, 2));
    Arrays.fill(bytes, 4, 400, (byte) 0xff);
    Files.write(broken, bytes);
    assertThatThrownBy(() -> media.probe(broken))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageStartingWith(BEGIN);
  }

  @Test
  void noiseIsRefusedAtOnceOrWhenNothingCanBeDecoded() throws IOException {
    byte[] noise = new byte[200_000];
    for (int seed = 0; seed < 4; seed++) {
      new Random(seed).nextBytes(noise);
      Path file = folder.resolve("noise" + seed + ".mp4");
      Files.write(file, noise);
      assertThatThrownBy(() -> media.transcode(file, media.probe(file), newFolder(), p -> {}))
          .isInstanceOf(MediaFailure.Unreadable.class)
          .hasMessageStartingWith(BEGIN);
    }
  }

  @Test
  void aPictureIsNoVideo() {
    Path png = folder.resolve("picture.png");
    Samples.make(png, "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1");
    expect(png, "it is a picture");
  }

  @Test
  void aVideoOfNoFramesIsSaidToHoldNone() {
    Path none = folder.resolve("none.mp4");
    Samples.make(
        none,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:d=1",
        "-t",
        "0",
        "-movflags",
        "+empty_moov",
        "-c:v",
        "libx264");
    assertThatThrownBy(() -> media.probe(none))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessageStartingWith(BEGIN)
        .message()
        .containsAnyOf(
            "no frames", "neither a picture nor a sound track", "no video or audio file");
  }

  @Test
  void aPictureThatWouldFillTheMemoryIsRefusedBeforeItIsDecoded() throws IOException {
    Path small = folder.resolve("small.mkv");
    Samples.make(small, "-f", "lavfi", "-i", "testsrc2=s=64x48:r=5:d=1", "-c:v", "mjpeg");
    byte[] bytes = Files.readAllBytes(small);
    // A start of frame: FFC0, its length of 17, 8 bits; then height and width.
    for (int i = 0; i + 9 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xc0 && bytes[i + 3] == 17) {
        ByteBuffer.wrap(bytes, i + 5, 4).putShort((short) 16000).putShort((short) 20000);
      }
    }
    Path bomb = folder.resolve("bomb.mkv");
    Files.write(bomb, bytes);
    assertThatThrownBy(() -> media.transcode(bomb, media.probe(bomb), newFolder(), p -> {}))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessage(BEGIN + "its picture of 20000×16000 pixels is too large.");
  }

  @Test
  void aLengthThatNobodyWouldWatchIsRefused() {
    Path endless = folder.resolve("endless.mkv");
    Samples.make(
        endless,
        "-f",
        "lavfi",
        "-i",
        "color=s=16x16:r=1:d=2",
        "-vf",
        "setpts=N*100000/TB",
        "-fps_mode",
        "vfr",
        "-c:v",
        "libx264");
    expect(endless, "it claims to be longer than 24 hours");
  }

  @Test
  void aMissingFileIsTroubleOfOurs() {
    assertThatThrownBy(() -> media.probe(folder.resolve("absent.mp4")))
        .isInstanceOf(MediaFailure.Trouble.class);
  }

  private void expect(Path file, String reason) {
    assertThatThrownBy(() -> media.probe(file))
        .isInstanceOf(MediaFailure.Unreadable.class)
        .hasMessage(BEGIN + reason + ".");
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "out");
  }
}
