package dev.reelwise.api.search;

import static dev.reelwise.api.search.MarkedTextTest.marked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.Passage;
import dev.reelwise.api.index.Passage.Spoken;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MomentLocatorTest {

  private final Passage passage =
      passage(
          new Spoken(10, 13.5, "A cache keeps what was read."),
          new Spoken(14, 17, "When it misses, the page"),
          new Spoken(17.5, 20, "fault handler reads it again."));

  @Test
  void aWordInOneSegmentLandsAtThatSegment() {
    assertThat(MomentLocator.locate(passage, highlighted("misses")))
        .contains(
            new Moment(14, 17, "When it misses, the page", "When it <em>misses</em>, the page"));
  }

  @Test
  void aPhraseOverACutLandsWhereItBegins() {
    assertThat(MomentLocator.locate(passage, highlighted("page", "fault")))
        .contains(
            new Moment(
                14,
                20,
                "When it misses, the page fault handler reads it again.",
                "When it misses, the <em>page</em> <em>fault</em> handler reads it again."));
  }

  @Test
  void theShortestRunWithAllTheWordsWins() {
    Passage twice =
        passage(
            new Spoken(0, 1, "cache here"),
            new Spoken(1, 2, "nothing"),
            new Spoken(2, 3, "cache misses here"));

    assertThat(MomentLocator.locate(twice, highlighted(twice, "cache", "misses")))
        .map(Moment::start)
        .contains(2.0);
  }

  @Test
  void otherFormsOfAWordAreTheSameWord() {
    Passage forms =
        passage(
            new Spoken(0, 1, "Caching is everywhere,"),
            new Spoken(1, 2, "but a cold cache"),
            new Spoken(2, 3, "is among caches alone."));

    assertThat(MomentLocator.locate(forms, highlighted(forms, "Caching", "cold", "cache")))
        .map(Moment::start)
        .contains(1.0);
  }

  @Test
  void aPassageWithoutMarksIsNoMoment() {
    assertThat(MomentLocator.locate(passage, passage.text())).isEmpty();
  }

  private String highlighted(String... words) {
    return highlighted(passage, words);
  }

  private static String highlighted(Passage passage, String... words) {
    String text = passage.text();
    for (String word : words) {
      text = text.replace(word, marked(word));
    }
    return text;
  }

  private static Passage passage(Spoken... spoken) {
    String text = List.of(spoken).stream().map(Spoken::text).collect(Collectors.joining(" "));
    return new Passage(1, 0, text, List.of(spoken));
  }
}
