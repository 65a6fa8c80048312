package dev.reelwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReelwiseTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "down",
        "status",
        "ingest",
        "search",
        "reindex",
        "fsck",
        "backup",
        "restore",
        "doctor",
        "admin",
        "queue",
        "timeline",
        "dlq"
      })
  void everyCommandExplainsItselfAndTakesADataFolder(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: reelwise " + command).contains("--data=DIR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "ingest", "search", "doctor", "queue", "timeline", "dlq", "fsck"})
  void whatAProgramMayReadIsOfferedAsJson(String command) {
    run(command, "--help");

    assertThat(out.toString()).contains("--json");
  }

  @Test
  void namesWhatItDoesNotUnderstandAndEndsWithTwo() {
    assertThat(run("ingest", "--fast", "a.mp4")).isEqualTo(2);
    assertThat(err.toString()).contains("--fast");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dlq",
        "dlq shred",
        "dlq show",
        "dlq replay",
        "queue dance",
        "queue pause",
        "queue resume",
        "queue cancel",
        "queue cancel all",
        "queue retry index",
        "timeline",
        "timeline yesterday"
      })
  void anOperatorsSlipEndsWithTwoBeforeAnythingIsAsked(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dlq list",
        "dlq replay --all",
        "queue",
        "queue pause index",
        "queue cancel 1",
        "queue retry 1 index",
        "timeline 1"
      })
  void whatNeedsARunningReelwiseEndsWithThreeWithoutOne(String line, @TempDir Path nothing) {
    var words = Stream.concat(Stream.of(line.split(" ", -1)), Stream.of("--data", "" + nothing));

    assertThat(run(words.toArray(String[]::new))).isEqualTo(3);
  }

  @Test
  void tellsItsExitCodes() {
    run("--help");

    for (var code : ExitCode.values()) {
      assertThat(out.toString()).contains(code.number() + "   " + code.meaning().substring(0, 4));
    }
  }

  private int run(String... arguments) {
    return Reelwise.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
