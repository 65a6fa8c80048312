package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A minute of {@code ./reelwise bench chaos}, beside what shares one system. */
@Execution(ExecutionMode.CONCURRENT)
class ChaosTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final List<String> PARTS =
      List.of("ffmpeg", "api", "summarizer", "kafka", "postgres", "redis", "opensearch", "s3");

  @Test
  void losesNothingAndDoesNothingTwiceWhateverIsKilled(@TempDir Path folder) throws Exception {
    // Kept beside the build, where a failure's logs can be read.
    Path data = Command.repository().resolve("e2e/target/chaos");
    Files.createDirectories(data);

    var soak = new Command(data, folder).bench("chaos", LIMIT, "--videos", "8", "--minutes", "1");

    assertThat(soak.code()).as(soak.out() + soak.err()).isZero();
    assertThat(soak.out()).contains("Seed: ", "Nothing was lost, and nothing was done twice.");
    for (String part : PARTS) {
      assertThat(soak.out()).containsPattern("\\| " + part + " +\\| +[1-9]");
    }
  }
}
