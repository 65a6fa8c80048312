package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  @Test
  void findsSentencesAcrossTheBordersOfSegments() {
    List<Sentence> sentences =
        SentenceSplitter.split(
            List.of(
                new Segment(0, 0, 4, "Memory is slow. Caches hide"),
                new Segment(1, 4, 9, "that gap. Do they always?"),
                new Segment(2, 12, 15, "No!")));

    assertThat(sentences)
        .containsExactly(
            Sentence.of("Memory is slow.", 0),
            Sentence.of("Caches hide that gap.", 0),
            Sentence.of("Do they always?", 4),
            Sentence.of("No!", 12));
  }

  @Test
  void endsNoSentenceWithinNumbersTitlesAndInitials() {
    assertThat(
            texts(
                "Dr. Ada B. Smith paid 3.5 million, e.g. for the U.S. Navy. Was it J. M. Pei? \"Yes.\" She left..."))
        .containsExactly(
            "Dr. Ada B. Smith paid 3.5 million, e.g. for the U.S. Navy.",
            "Was it J. M. Pei?",
            "\"Yes.\"",
            "She left...");
  }

  @Test
  void endsASentenceWithTheWordI() {
    assertThat(texts("So did I. Then we left.")).containsExactly("So did I.", "Then we left.");
  }

  @Test
  void takesSegmentsForSentencesWhereNothingIsPunctuated() {
    List<Sentence> sentences =
        SentenceSplitter.split(
            List.of(
                new Segment(0, 0, 4, "caches hide the gap between processor and memory"),
                new Segment(1, 5, 6, "and then"),
                new Segment(2, 6.1, 9, "i measured what i'd changed in the code")));

    assertThat(sentences)
        .containsExactly(
            Sentence.of("Caches hide the gap between processor and memory.", 0),
            Sentence.of("And then I measured what I'd changed in the code.", 5));
  }

  @Test
  void cutsALongUnpunctuatedRunWhereAClauseOpens() {
    String clause = "the quick brown fox jumps over the lazy dog while nobody looks at it ";

    assertThat(texts((clause + "because ").repeat(12)))
        .hasSizeGreaterThan(3)
        .allSatisfy(text -> assertThat(Words.of(text)).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void cutsAnUnpunctuatedStretchWithinAPunctuatedTalk() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = i < 30 ? "This sentence has a proper end." : "words go on and on here";
      segments.add(new Segment(i, i, i + 1, text));
    }

    List<Sentence> sentences = SentenceSplitter.split(segments);

    assertThat(sentences).hasSizeGreaterThanOrEqualTo(31);
    assertThat(sentences.getFirst().text()).isEqualTo("This sentence has a proper end.");
    assertThat(sentences).allSatisfy(s -> assertThat(s.words()).isLessThanOrEqualTo(60));
  }

  @Test
  void knowsTheFullStopsOfJapanese() {
    assertThat(texts("猫は寝る。犬は走る。")).containsExactly("猫は寝る。", "犬は走る。");
  }

  private static List<String> texts(String talk) {
    return SentenceSplitter.split(List.of(new Segment(0, 0, 1, talk))).stream()
        .map(Sentence::text)
        .toList();
  }
}
