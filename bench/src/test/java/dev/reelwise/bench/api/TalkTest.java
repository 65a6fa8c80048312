package dev.reelwise.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TalkTest {

  @Test
  void isTheSameInEveryRunAndUnlikeTheNext() {
    assertThat(Talk.of(7)).isEqualTo(Talk.of(7));
    assertThat(Talk.of(7).title()).isNotEqualTo(Talk.of(8).title());
    assertThat(Talk.of(7).segments()).hasSize(12).allMatch(text -> text.split(" ").length == 10);
  }

  @Test
  void tellingWordsAreInSomeTalksAndNotInMost() {
    String word = new Words(3).telling(1);
    long talks =
        IntStream.rangeClosed(1, 1_000)
            .filter(number -> Talk.of(number).transcript().contains(word))
            .count();
    assertThat(talks).isBetween(1L, 500L);
  }
}
