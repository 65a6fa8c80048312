package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./reelwise bench outbox} at its smallest, after all that shares one system. */
@Tag("long")
@Order(11)
class OutboxBenchTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> SMALL =
      List.of("--rounds=1", "--rates=20", "--seconds=1", "--backlog=1000", "--keep-seconds=1");

  @Test
  void publishesWhatIsCommittedInTheOrderOfEachVideoBesideOtherOutboxes(@TempDir Path folder)
      throws Exception {
    var bench = new Command(folder, folder).bench("outbox", LIMIT, SMALL.toArray(String[]::new));

    assertThat(bench.code()).as(bench.out() + bench.err()).isZero();
    // Two figures of the way, two of the backlog, and nothing out of order.
    assertThat(bench.out())
        .containsPattern("\\| reelwise +(\\| +[0-9.,]+ ){4}\\| +0 \\|")
        .containsPattern("\\| modulith +(\\| +[0-9.,]+ ){4}")
        .containsPattern("\\| namastack +(\\| +[0-9.,]+ ){4}")
        .containsPattern("\\| reelwise, into the inbox +(\\| +[0-9.,]+ ){2}")
        .containsPattern("\\| bare producer +\\| +\\| +(\\| +[0-9.,]+ ){2}");
  }
}
