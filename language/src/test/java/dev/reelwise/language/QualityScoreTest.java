package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityScoreTest {

  @ParameterizedTest(name = "{0} of {1} characters, {2} parts: {3}")
  @CsvSource({
    // within the good range, by parts
    "100, 1000,  0, 0.70",
    "100, 1000,  1, 0.73",
    "150, 1000,  5, 0.85",
    "200, 1000, 10, 1.00",
    "200, 1000, 40, 1.00",
    // too short
    " 50, 1000,  1, 0.38",
    "  1, 1000,  1, 0.04",
    "  0, 1000,  1, 0.03",
    // too long
    "350, 1000,  1, 0.38",
    "500, 1000,  1, 0.03",
    "900, 1000, 10, 0.30",
    // rounded half to even on the binary value, as Python's round does
    "275, 1000, 10, 0.82",
    "  5, 1000,  2, 0.10",
  })
  void isWhatTheFormulaSays(int summary, int transcript, int parts, double expected) {
    assertThat(QualityScore.of("s".repeat(summary), "t".repeat(transcript), parts))
        .isEqualTo(expected);
  }

  @Test
  void isZeroWhereNothingIsSaid() {
    assertThat(QualityScore.of("", "", 0)).isZero();
    assertThat(QualityScore.of("something", " \n", 3)).isZero();
  }

  @Test
  void countsCharactersNotHalvesOfThem() {
    assertThat(QualityScore.of("\uD83D\uDE00".repeat(15), "t".repeat(100), 0)).isEqualTo(0.7);
  }
}
