package dev.reelwise.speech.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MonotonicPathTest {

  @Test
  void tokensBeginWhereTheyAreListenedTo() {
    List<float[]> attention =
        List.of(
            new float[] {.8f, .7f, .1f, .0f, .0f, .1f},
            new float[] {.1f, .2f, .9f, .8f, .1f, .0f},
            new float[] {.1f, .1f, .0f, .2f, .9f, .9f});

    assertThat(MonotonicPath.firstFrames(attention)).containsExactly(0, 2, 4, 6);
  }

  @Test
  void aTokenThatListensBackwardsStillComesInItsPlace() {
    List<float[]> attention =
        List.of(
            new float[] {.1f, .2f, .7f, .0f},
            new float[] {.9f, .1f, .1f, .1f},
            new float[] {.0f, .1f, .1f, .9f});

    assertThat(MonotonicPath.firstFrames(attention)).isSorted().startsWith(0).endsWith(4);
  }

  @Test
  void moreTokensThanFramesHaveNoTimesOfTheirOwn() {
    assertThat(MonotonicPath.firstFrames(List.of(new float[1], new float[1])))
        .containsExactly(0, 0, 1);
    assertThat(MonotonicPath.firstFrames(List.of())).containsExactly(0);
  }
}
