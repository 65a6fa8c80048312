package dev.reelwise.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvSampleTest {

  private static final Path SAMPLE = Path.of("../env.sample");

  @Test
  void tellsOfEveryVariableWhatTheTableTells() throws IOException {
    assertThat(Files.readString(SAMPLE)).isEqualTo(rendered());
  }

  @Test
  void setsNothingToAWrongValue() {
    assertThat(EnvironmentVariables.ALL)
        .allSatisfy(v -> assertThat(v.problem(v.sample())).isEmpty());
  }

  private static String rendered() {
    StringBuilder text =
        new StringBuilder(
            "# Copy this to .env. What is left out, or commented out, has a default.\n");
    String group = "";
    for (EnvironmentVariable variable : EnvironmentVariables.ALL) {
      if (!variable.group().equals(group)) {
        group = variable.group();
        text.append("\n# --- ").append(group).append("\n");
      }
      text.append("# ").append(variable.meaning()).append("\n");
      text.append(variable.sample().isEmpty() ? "#" : "").append(variable.name()).append("=");
      text.append(variable.sample()).append("\n");
    }
    return text.toString();
  }
}
