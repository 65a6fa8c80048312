package dev.reelwise.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsReadersTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "::1, true",
    "10.1.2.3, true",
    "172.31.0.1, true",
    "192.168.7.7, true",
    "169.254.1.1, true",
    "fd12:3456::1, true",
    "fe80::1, true",
    "172.32.0.1, false",
    "203.0.113.9, false",
    "2001:db8::1, false",
    "localhost, false",
    "'', false",
  })
  void withoutATokenOnlyWhoeverIsNearbyMayRead(String address, boolean allowed) {
    assertThat(new MetricsReaders("").include(null, address)).isEqualTo(allowed);
    assertThat(new MetricsReaders(null).include("Bearer x", address)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "Bearer a-token, true",
        "none, false",
        "Bearer another, false",
        "Bearer a-token2, false",
        "a-token, false",
        "'', false",
      })
  void withATokenOnlyWhoeverHasItMayReadFromAnywhere(String header, boolean allowed) {
    MetricsReaders readers = new MetricsReaders("a-token");

    assertThat(readers.include(header, "203.0.113.9")).isEqualTo(allowed);
    assertThat(readers.include(header, "127.0.0.1")).isEqualTo(allowed);
  }
}
