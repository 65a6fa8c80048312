package dev.reelwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void readsQuotedExportedAndCommentedValues() throws IOException {
    var settings =
        load(
            """
            # a comment

            DB_HOST=db.example
            export PG_USER = "a user"
            PG_PASSWORD='p # w=1'
            LOG_LEVEL=debug # while we look for it
            """,
            Map.of());

    assertThat(settings.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "DB_HOST", "db.example",
                "PG_USER", "a user",
                "PG_PASSWORD", "p # w=1",
                "LOG_LEVEL", "debug"));
  }

  @Test
  void prefersTheEnvironmentToTheFile() throws IOException {
    var settings = load("PORT=1\nDB_NAME=file\n", Map.of("PORT", "2"));

    assertThat(settings.port("PORT", 8080)).isEqualTo(2);
    assertThat(settings.get("DB_NAME")).contains("file");
  }

  @Test
  void takesEmptyForNotSet() throws IOException {
    assertThat(load("OPENAI_API_KEY=\n", Map.of()).get("OPENAI_API_KEY")).isEmpty();
  }

  @Test
  void namesTheLineThatIsNoSetting() {
    assertThatThrownBy(() -> load("PORT=1\nDB HOST=x\n", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("DB HOST=x");
  }

  @Test
  void refusesWhatIsNoPort() throws IOException {
    var settings = load("PORT=80a\n", Map.of());

    assertThatThrownBy(() -> settings.port("PORT", 8080)).hasMessage("PORT is not a port: 80a");
  }

  @Test
  void saysThatANamedFileIsMissing() {
    var missing = folder.resolve("no.env");

    assertThatThrownBy(() -> Settings.load(missing, missing, Map.of()))
        .hasMessageContaining(missing.toString());
  }

  private Settings load(String text, Map<String, String> environment) throws IOException {
    var file = Files.writeString(folder.resolve(".env"), text);
    return Settings.load(null, file, environment);
  }
}
