package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected ids were written down from the tokenizer that the model was published with. */
class WordPieceTest {

  private static WordPiece tokenizer;

  @BeforeAll
  static void readTheVocabulary() throws IOException {
    try (InputStream in =
        WordPieceTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      tokenizer = WordPiece.read(Objects.requireNonNull(in));
    }
  }

  static Stream<Arguments> encodesAsTheModelWasTrained() {
    return Stream.of(
        text("Hello, World!", 7592, 1010, 2088, 999),
        text(
            "The caché misses—and it's 3.14 times slower…",
            1996,
            17053,
            22182,
            1517,
            1998,
            2009,
            1005,
            1055,
            1017,
            1012,
            2403,
            2335,
            12430,
            1529),
        text(
            "unaffable tokenization\tof\u00a0Ünïcode",
            14477,
            20961,
            3468,
            19204,
            3989,
            1997,
            27260),
        text("日本語 text", 1864, 1876, 1950, 3793),
        text("x_y=$5 <b>", 1060, 1035, 1061, 1027, 1002, 1019, 1026, 1038, 1028),
        text(""),
        text(
            "e-mail me: a@b.co \uD83D\uDC4D",
            1041,
            1011,
            5653,
            2033,
            1024,
            1037,
            1030,
            1038,
            1012,
            2522,
            100),
        text(
            "supercalifragilisticexpialidocious \u200bzero\u0007bell",
            3565,
            9289,
            10128,
            29181,
            24411,
            4588,
            10288,
            19312,
            21273,
            10085,
            6313,
            5717,
            17327),
        text("a".repeat(120), 100));
  }

  @ParameterizedTest
  @MethodSource
  void encodesAsTheModelWasTrained(String text, long[] pieces) {
    long[] expected =
        LongStream.concat(
                LongStream.of(101), LongStream.concat(LongStream.of(pieces), LongStream.of(102)))
            .toArray();

    assertThat(tokenizer.encode(text, 256)).isEqualTo(expected);
  }

  @Test
  void cutsALongTextAndStillEndsIt() {
    assertThat(tokenizer.encode("hello ".repeat(50), 5))
        .containsExactly(101, 7592, 7592, 7592, 102);
  }

  private static Arguments text(String text, long... pieces) {
    return Arguments.of(text, pieces);
  }
}
