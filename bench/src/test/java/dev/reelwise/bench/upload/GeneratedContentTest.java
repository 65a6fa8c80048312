package dev.reelwise.bench.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GeneratedContentTest {

  @Test
  void givesTheSameBytesEachTimeAndExactlySoMany() throws IOException {
    byte[] first = new GeneratedContent(3_000_001).readAllBytes();
    assertThat(first).hasSize(3_000_001);
    assertThat(new GeneratedContent(3_000_001).readAllBytes()).isEqualTo(first);
  }
}
