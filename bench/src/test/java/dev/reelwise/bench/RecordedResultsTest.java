package dev.reelwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedResultsTest {

  @TempDir private Path folder;
  private Path file;
  private RecordedResults results;

  @BeforeEach
  void writeWhatPeopleSay() throws IOException {
    file = folder.resolve("BENCHMARKS.md");
    Files.writeString(file, "# Benchmarks\n\nWords of ours.\n");
    results = new RecordedResults(file);
  }

  @Test
  void replacesTheLastResultOfTheSameBenchOnly() throws IOException {
    results.replace("hop", "## Hop\n\nfirst");
    results.replace("upload", "## Upload\n\nstays");
    results.replace("hop", "## Hop\n\nsecond");
    assertThat(Files.readString(file))
        .startsWith("# Benchmarks\n\nWords of ours.\n")
        .contains("second", "stays")
        .doesNotContain("first")
        .containsOnlyOnce("## Hop");
  }

  @Test
  void leavesTheFileAsItIsWhenTheSameIsRecordedAgain() throws IOException {
    results.replace("hop", "## Hop");
    String once = Files.readString(file);
    results.replace("hop", "## Hop");
    assertThat(Files.readString(file)).isEqualTo(once);
  }
}
