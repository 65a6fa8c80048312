package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TextEmbedderTest {

  private static final TextEmbedder EMBEDDER = TextEmbedder.miniLm();

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  @Test
  void bringsTextsOfOneMeaningTogether() {
    List<float[]> vectors =
        EMBEDDER.embed(
            List.of(
                "The processor waits for main memory.",
                "A CPU stalls until RAM answers.",
                "My grandmother bakes apple pie."));

    double same = Vectors.dot(vectors.get(0), vectors.get(1));
    double other = Vectors.dot(vectors.get(0), vectors.get(2));
    assertThat(same).isGreaterThan(0.5);
    assertThat(other).isLessThan(0.15);
  }

  @Test
  void givesUnitVectors() {
    for (String text : List.of("", "a", "Many words. ".repeat(500), "日本語", "\uD83D\uDC4D")) {
      float[] vector = EMBEDDER.embed(text);
      assertThat(vector).hasSize(TextEmbedder.DIMENSIONS);
      assertThat(Vectors.dot(vector, vector)).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void givesTheSameVectorWhateverElseIsEmbedded() throws Exception {
    float[] alone = EMBEDDER.embed("What a cache line is.");
    assertThat(EMBEDDER.embed(List.of("x", "What a cache line is.")).get(1)).isEqualTo(alone);
    Callable<float[]> again = () -> EMBEDDER.embed("What a cache line is.");
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<float[]> one : threads.invokeAll(List.of(again, again, again, again))) {
        assertThat(one.get()).isEqualTo(alone);
      }
    }
  }
}
