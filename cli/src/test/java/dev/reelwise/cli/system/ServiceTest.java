package dev.reelwise.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTest {

  @Test
  void theSummarizersModelMayTakeOneGibibyte() throws Exception {
    Process process =
        new ProcessBuilder(
                Service.SUMMARIZER.limited(List.of("sh", "-c", "ulimit -d; echo $1", "x", "a b")))
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("1048576\na b\n");
  }

  @Test
  void theApiRunsNoModelInItsOwnProcess() {
    assertThat(Service.API.limited(List.of("java"))).containsExactly("java");
  }
}
