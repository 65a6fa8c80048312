package dev.reelwise.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void writesSpansAndPositionsAsPeopleDo() {
    assertThat(Texts.span(Duration.ofMillis(4_230))).isEqualTo("4.2 s");
    assertThat(Texts.span(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    assertThat(Texts.position(65.9)).isEqualTo("1:05");
    assertThat(Texts.position(3723)).isEqualTo("1:02:03");
    assertThat(Texts.size(2_500_000)).isEqualTo("2.5 MB");
  }

  @Test
  void wrapsAtWordsAndTellsThatMoreFollows() {
    assertThat(Texts.wrapped("one two three four", 9, "> ", 9))
        .isEqualTo("> one two\n> three\n> four");
    assertThat(Texts.wrapped("one two three four", 9, "", 1)).isEqualTo("one two …");
  }

  @Test
  void letsNoNameMoveTheCursor() {
    assertThat(Texts.visible("a\033[2Jb\nc")).isEqualTo("a\uFFFD[2Jb\uFFFDc");
  }
}
