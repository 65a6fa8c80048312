package dev.reelwise.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Videos that play, and name other files and addresses in their headers besides. */
class HostileContainersTest {

  enum Target {
    ADDRESS,
    FILE,
    FILE_BESIDE
  }

  @TempDir private Path folder;
  private Trap trap;

  @BeforeEach
  void listen() throws Exception {
    trap = new Trap(folder.resolve("pipe.ts"), new byte[0]);
  }

  @AfterEach
  void hangUp() throws IOException {
    trap.close();
  }

  @Test
  void anAllowedReferenceWouldBeFollowed() throws Exception {
    Path file = Files.write(folder.resolve("talk.mov"), referring(trap.file().toString()));
    // It waits for more than the secret.
    new ProcessBuilder(
            "timeout", "3", Samples.TOOLS.ffprobe().toString(), "-enable_drefs", "1", "" + file)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    assertThat(trap.isUnread()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theMediaOfAMovieAreInItsOwnFile(Target target) throws Exception {
    work(Files.write(folder.resolve("talk.mov"), referring(name(target))));
  }

  @ParameterizedTest
  @EnumSource
  void aPlaylistInPlaceOfAnAvisSubtitlesIsNotPlayed(Target target) throws Exception {
    String playlist =
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + name(target) + "\n#EXT-X-ENDLIST\n";
    byte[] avi = Riff.avi(jpeg(), 64, 48, playlist.getBytes(US_ASCII));
    assertThat(work(Files.write(folder.resolve("talk.avi"), avi))).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void linkedSegmentsAreNotLookedFor(Target target) throws Exception {
    byte[] next = Ebml.text(0x3EB923, "0123456789abcdef");
    byte[] links =
        Ebml.joined(next, Ebml.text(0x3E83BB, name(target)), Ebml.text(0x3C83AB, name(target)));
    assertThat(work(matroska(links))).isNotEmpty();
  }

  @Test
  void anAttachmentIsNotWrittenAnywhere() throws Exception {
    byte[] attached =
        Ebml.el(
            0x61A7,
            Ebml.text(0x466E, "../planted.txt"),
            Ebml.text(0x4660, "text/plain"),
            Ebml.text(0x465C, "planted"),
            Ebml.num(0x46AE, 7));
    assertThat(work(matroska(new byte[0], Ebml.el(0x1941A469, attached)))).isNotEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("planted.txt");
    }
  }

  /** Looks at it, makes its variants and its sound; what was made is returned. */
  private List<Variant> work(Path file) throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    List<Variant> variants = List.of();
    try {
      MediaInfo info = Samples.small().probe(file);
      try (SpeechAudio speech = Samples.small().speech(file, info)) {
        speech.pcm().transferTo(OutputStream.nullOutputStream());
      }
      variants = Samples.small().transcode(file, info, out, p -> {}).variants();
    } catch (MediaFailure.Unreadable nothingOfItsOwn) {
      assertThat(nothingOfItsOwn).hasMessageEndingWith(".");
    }
    assertThat(trap.calls()).isZero();
    assertThat(trap.isUnread()).isTrue();
    return variants;
  }

  private String name(Target target) {
    return switch (target) {
      case ADDRESS -> trap.url();
      case FILE -> trap.file().toString();
      case FILE_BESIDE -> trap.file().getFileName().toString();
    };
  }

  private Path matroska(byte[] info, byte[]... more) throws IOException {
    List<byte[]> tracks = List.of(Ebml.pictures(1, 64, 48));
    byte[] file = Ebml.file(info, tracks, Collections.nCopies(3, jpeg()), more);
    return Files.write(folder.resolve("talk.mkv"), file);
  }

  private byte[] jpeg() throws IOException {
    return Files.readAllBytes(
        Samples.make(
            folder.resolve("x.jpg"), "-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1"));
  }

  /** A movie whose pictures and sound are said to be elsewhere, in both ways that there are. */
  private byte[] referring(String target) throws IOException {
    byte[] movie = Files.readAllBytes(Samples.clip(folder.resolve("own.mov"), "64x48", 10, 1));
    byte[] url = Boxes.box("url ", new byte[4], target.getBytes(US_ASCII), new byte[1]);
    byte[] references = Ebml.joined(new byte[7], new byte[] {2}, alias(target), url);
    return Boxes.replaced(movie, "dref", Boxes.box("dref", references));
  }

  /** Version 2 of the Macintosh Alias Manager's record; its tag 2 is a whole path. */
  private static byte[] alias(String path) {
    byte[] text = path.getBytes(US_ASCII);
    ByteBuffer record = ByteBuffer.allocate(154 + 4 + text.length + text.length % 2 + 4);
    record.put(14, (byte) 1).put(15, (byte) 'v').position(54);
    record.put((byte) 4).put("pipe".getBytes(US_ASCII));
    record.putShort(134, (short) 1).putShort(136, (short) 1).position(154);
    record.putShort((short) 2).putShort((short) text.length).put(text);
    record.putShort(record.capacity() - 4, (short) -1);
    return Boxes.box("alis", record.array());
  }
}
