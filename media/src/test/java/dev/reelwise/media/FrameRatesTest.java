package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRatesTest {

  @ParameterizedTest
  @CsvSource({
    "30/1, 30/1, false, 30/1",
    "30000/1001, 30000/1001, false, 30000/1001",
    "19001317/634011, 0/0, false, 30000/1001",
    "50/1, 25/1, true, 25/1",
    "240/1, 240/1, false, 60/1",
    "90000/1, 2997/100, false, 30000/1001",
    "1000/1, 11/1, false, 12/1",
    "1000/1, 0/0, false, 60/1",
    "0/0, 0/0, false, 25/1",
    "15/2, 15/2, false, 15/2",
    "1/2, 1/2, false, 1/2",
    "2147483647/214748364, 0/0, false, 10/1"
  })
  void aConstantRateIsFound(String base, String average, boolean interlaced, String expected) {
    assertThat(
            FrameRates.fitting(FrameRates.parse(base), FrameRates.parse(average), interlaced, 60))
        .hasToString(expected);
  }
}
