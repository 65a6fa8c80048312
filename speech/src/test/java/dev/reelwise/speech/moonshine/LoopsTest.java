package dev.reelwise.speech.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {

  @Test
  void aPhraseSaidAgainAndAgainIsALoopAndIsKeptOnce() {
    List<Integer> tokens = new ArrayList<>(List.of(3, 4));
    for (int i = 0; i < 4; i++) {
      tokens.addAll(List.of(5, 6, 7, 8, 9));
    }

    assertThat(Loops.endsInLoop(tokens)).isTrue();
    assertThat(tokens.subList(0, Loops.withoutLoop(tokens))).containsExactly(3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aWordSaidFiveTimesIsNoLoop() {
    List<Integer> tokens = List.of(1, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9);

    assertThat(Loops.endsInLoop(tokens)).isFalse();
    assertThat(Loops.withoutLoop(tokens)).isEqualTo(tokens.size());
  }
}
