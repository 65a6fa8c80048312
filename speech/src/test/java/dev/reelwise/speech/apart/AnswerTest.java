package dev.reelwise.speech.apart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.speech.apart.Answer.Failed;
import dev.reelwise.speech.apart.Answer.Heard;
import dev.reelwise.speech.apart.Answer.Progress;
import dev.reelwise.speech.apart.Answer.Reason;
import dev.reelwise.speech.apart.Answer.Snippet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  static Stream<Answer> everyKind() {
    return Stream.of(
        new Progress(1 / 3.0),
        new Snippet(0.1, 12.345, "C:\\temp\\new\tis – \"not\" a\nline"),
        new Heard("moonshine-base", ""),
        new Failed(Reason.PERMANENT, "Broken:\r\n\tdelete it"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isOneLineThatSaysAll(Answer answer) {
    assertThat(answer.line()).doesNotContain("\n", "\r");
    assertThat(Answer.parse(answer.line())).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# A fatal error", "progress\tfast", "heard\tme", "failed\tX\ty"})
  void whatALibraryPrintsIsNoAnswer(String line) {
    assertThat(Answer.parse(line)).isEmpty();
  }

  @Test
  void unescapesInOnePass() {
    assertThat(Answer.parse("heard\ta\\bn\tb")).contains(new Heard("a\\n", "b"));
  }
}
