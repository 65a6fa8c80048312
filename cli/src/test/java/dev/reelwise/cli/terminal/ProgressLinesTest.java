package dev.reelwise.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void printsALineForEachChangeOfStateWhereLinesCannotChange() {
    var lines = new ProgressLines(out, 0);

    lines.show(List.of(new Line("transcode", "running", 0.1, "")));
    lines.show(List.of(new Line("transcode", "running", 0.7, "")));
    lines.show(List.of(new Line("transcode", "done", 1, "3.1 s")));

    assertThat(text().lines()).containsExactly("  transcode   running", "  transcode   done 3.1 s");
  }

  @Test
  void drawsOverItselfOnATerminal() {
    var lines = new ProgressLines(out, 80);

    lines.show(List.of(new Line("a", "running", 0.5, ""), new Line("b", "queued", -1, "")));
    lines.show(List.of(new Line("a", "done", 1, ""), new Line("b", "running", 0.25, "")));

    assertThat(text()).contains("████████████░░░░░░░░░░░░  50 %").contains("\033[2A");
  }

  @Test
  void neverWrapsALine() {
    new ProgressLines(out, 20).show(List.of(new Line("a", "failed", -1, "words ".repeat(50))));

    assertThat(text().replace("\r\033[K", "").strip()).hasSizeLessThan(20);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
