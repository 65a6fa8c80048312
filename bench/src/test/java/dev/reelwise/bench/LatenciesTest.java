package dev.reelwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void namesTheTimeThatAShareDoesNotExceed() {
    Latencies hundred =
        new Latencies(IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList());
    assertThat(hundred.percentile(0.5)).isEqualTo(50.0);
    assertThat(hundred.percentile(0.99)).isEqualTo(99.0);
    assertThat(hundred.percentile(1)).isEqualTo(100.0);
  }
}
