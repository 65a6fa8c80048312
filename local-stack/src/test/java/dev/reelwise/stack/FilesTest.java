package dev.reelwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
  @TempDir Path folder;

  @Test
  void unpacksWhatTarPacked() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source/" + "long-name".repeat(15)));
    Files.writeString(source.resolve("program"), "#!/bin/sh\n");
    assertThat(source.resolve("program").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(source.resolve("link"), Path.of("program"));
    Path archive = folder.resolve("archive.tar");
    Process tar =
        new ProcessBuilder("tar", "-cf", archive.toString(), "-C", folder.toString(), "source")
            .start();
    assertThat(tar.waitFor()).isZero();

    try (var in = Files.newInputStream(archive)) {
      Tar.unpack(in, folder.resolve("unpacked"));
    }

    Path unpacked = folder.resolve("unpacked").resolve(folder.relativize(source));
    assertThat(unpacked.resolve("program")).isExecutable().hasContent("#!/bin/sh\n");
    assertThat(Files.readSymbolicLink(unpacked.resolve("link"))).isEqualTo(Path.of("program"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/outside", "inside/../../outside"})
  void refusesAnArchiveThatWritesOutsideItsFolder(String name) {
    assertThatThrownBy(
            () -> Tar.unpack(new ByteArrayInputStream(archiveOf(name)), folder.resolve("inner")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of its folder");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void refusesAnArchiveThatIsCutShort() {
    byte[] whole = archiveOf("file");
    byte[] half = java.util.Arrays.copyOf(whole, 514);

    assertThatThrownBy(() -> Tar.unpack(new ByteArrayInputStream(half), folder.resolve("inner")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void boundsALogAndKeepsItsEnd() throws Exception {
    Path file = folder.resolve("server.log");
    BoundedLog log = new BoundedLog(file);
    byte[] much = "0123456789abcde\n".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    log.pump(new ByteArrayInputStream(much));
    log.pump(new ByteArrayInputStream("the end".getBytes(StandardCharsets.US_ASCII)));

    assertThat(Files.size(file)).isLessThanOrEqualTo(5L << 20);
    assertThat(Files.size(folder.resolve("server.log.1"))).isLessThanOrEqualTo(5L << 20);
    assertThat(log.tail()).endsWith("the end").hasSizeLessThanOrEqualTo(4_000);
  }

  /** One file of five bytes, as ustar. */
  private static byte[] archiveOf(String name) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, "00000000005");
    header[156] = '0';
    put(header, 257, "ustar");
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(header);
    archive.writeBytes(java.util.Arrays.copyOf("bytes".getBytes(StandardCharsets.US_ASCII), 512));
    archive.writeBytes(new byte[1024]);
    return archive.toByteArray();
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
