package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormPartsTest {

  private static final String TYPE = "multipart/form-data; boundary=aab";

  @Test
  void readsFieldsAndFilesInTheirOrder() throws IOException {
    FormParts parts =
        parts(
            """
            what comes before is not for us
            --aab
            Content-Disposition: form-data; name="title"

            My talk
            --aab \t
            content-type: video/mp4
            CONTENT-DISPOSITION: form-data;
              name="file"; filename="Köln; \\"a\\".mp4"

            12
            --aa
            -aab--aab
            --aab
            Content-Disposition: form-data; name="empty"


            --aab--
            what comes after neither
            """);

    assertThat(next(parts)).isEqualTo("title,null,null,My talk");
    assertThat(next(parts)).isEqualTo("file,Köln; \"a\".mp4,video/mp4,12\r\n--aa\r\n-aab--aab");
    assertThat(next(parts)).isEqualTo("empty,null,null,");
    assertThat(parts.next()).isEmpty();
  }

  private static String next(FormParts parts) throws IOException {
    FormPart part = parts.next().orElseThrow();
    return "%s,%s,%s,%s"
        .formatted(
            part.name(),
            part.fileName(),
            part.contentType(),
            new String(part.content().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void leavesOutWhatNobodyHasReadOfAPart() throws IOException {
    FormParts parts = parts("--aab\n\n" + "x".repeat(200_000) + "\n--aab\nX: y\n\nsecond\n--aab--");

    assertThat(parts.next().orElseThrow().content().read()).isEqualTo('x');
    assertThat(next(parts)).endsWith(",second");
    assertThat(parts.next()).as("without a line break at the end").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "1000,70", "65536,38", "200000,70"})
  void contentOfAnyBytesArrivesWholeInPiecesOfAnySize(int largestPiece, int boundaryLength)
      throws IOException {
    Random random = new Random(largestPiece);
    String boundary = "a".repeat(boundaryLength - 1) + "b";
    byte[] content = almostBoundaries(random, boundary, 300_000);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + boundary + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));

    FormParts parts =
        FormParts.of(
            new InPieces(body.toByteArray(), random, largestPiece),
            "multipart/form-data; boundary=\"" + boundary + "\"");

    assertThat(parts.next().orElseThrow().content().readAllBytes()).isEqualTo(content);
    assertThat(parts.next()).isEmpty();
  }

  /** Full of what begins like a delimiter and then goes on otherwise. */
  private static byte[] almostBoundaries(Random random, String boundary, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    while (bytes.size() < length) {
      bytes.write(delimiter, 0, random.nextInt(delimiter.length));
      bytes.write(random.nextBoolean() ? '\r' : 'c');
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--aa",
        "--aab",
        "--aab\nContent-Disposition: form-data; name=\"file\"",
        "--aab\n--aab--",
        "--aab\n\ncontent without an end\n--aa"
      })
  void aBodyThatIsCutOffIsAnError(String body) {
    assertThatThrownBy(() -> next(parts(body))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "multipart/form-data", "multipart/form-data; boundary=\"\"", "no type at all"})
  void aTypeWithoutABoundaryIsAnError(String type) {
    assertThatThrownBy(() -> FormParts.of(InputStream.nullInputStream(), type))
        .isInstanceOf(IOException.class);
  }

  @Test
  void headersThatNeverEndAreAnError() {
    assertThatThrownBy(() -> parts("--aab\n" + "X: y\n".repeat(10_000)).next())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void partsThatNeverEndAreAnError() throws IOException {
    FormParts parts = parts("--aab\n\n\n".repeat(1_001));

    assertThatThrownBy(
            () -> {
              while (parts.next().isPresent()) {}
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at most");
  }

  private static FormParts parts(String body) throws IOException {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return FormParts.of(new ByteArrayInputStream(bytes), TYPE);
  }

  private static final class InPieces extends ByteArrayInputStream {

    private final Random random;
    private final int largest;

    InPieces(byte[] bytes, Random random, int largest) {
      super(bytes);
      this.random = random;
      this.largest = largest;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(largest)));
    }
  }
}
