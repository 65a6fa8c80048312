package dev.reelwise.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {

  @Test
  void nothingSaidMakesNoPassage() {
    assertThat(Passage.of(1, List.of())).isEmpty();
    assertThat(Passage.of(1, List.of(new Segment(0, 0, 1, "  ")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 100, 6000})
  void everyTwoNeighboursAreTogetherInAPassage(int count) {
    List<Passage> passages = Passage.of(1, segments(count));

    for (int i = 0; i + 1 < count; i++) {
      String both = "word" + i + " word" + (i + 1);
      assertThat(passages).anyMatch(passage -> passage.text().contains(both));
    }
    assertThat(passages.getFirst().text()).startsWith("word0");
    assertThat(passages.getLast().text()).endsWith("word" + (count - 1));
    assertThat(passages).hasSize(Math.max(1, count / 2));
  }

  @Test
  void aPlaceInTheTextLeadsBackToItsSegment() {
    Passage passage = Passage.of(7, segments(3)).getFirst();

    int at = 0;
    for (Passage.Spoken segment : passage.segments()) {
      assertThat(passage.text().substring(at)).startsWith(segment.text());
      at += segment.text().length() + 1;
    }
    assertThat(passage.documentId()).isEqualTo("7-0");
  }

  private static List<Segment> segments(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Segment(i, i * 4.0, i * 4.0 + 3.5, "word" + i))
        .toList();
  }
}
