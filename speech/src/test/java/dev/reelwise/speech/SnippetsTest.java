package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.speech.voice.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetsTest {

  @Test
  void makesACaptionOfEachSentence() {
    assertThat(texts("Dr. Jones met J. Smith at 3.5 miles. Why? Because.", 9))
        .containsExactly("Dr. Jones met J. Smith at 3.5 miles.", "Why?", "Because.");
  }

  @Test
  void breaksLongSentencesAfterCommas() {
    String sentence =
        "When the train had stopped between the two stations, everyone looked up from their"
            + " books and out of the windows.";

    assertThat(texts(sentence, 7))
        .containsExactly(
            "When the train had stopped between the two stations,",
            "everyone looked up from their books and out of the windows.");
  }

  @Test
  void noCaptionIsTooLongToRead() {
    String endless = "and then we went on and on without any end or pause ".repeat(20);

    assertThat(Snippets.of(List.of(new Phrase(endless, 0, 80)), List.of()))
        .hasSizeGreaterThan(12)
        .allSatisfy(
            snippet -> {
              assertThat(snippet.end() - snippet.start()).isLessThanOrEqualTo(7);
              assertThat(CaptionLines.wrap(snippet.text()))
                  .hasSizeLessThanOrEqualTo(CaptionLines.LINES)
                  .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(42));
            });
  }

  @Test
  void aLongPauseEndsACaption() {
    List<Phrase> words = List.of(new Phrase("well", 0, 0.4), new Phrase("no", 1.5, 1.9));

    assertThat(Snippets.of(words, List.of())).isEqualTo(words);
  }

  @Test
  void silenceIsNoPartOfAWord() {
    List<Phrase> words = List.of(new Phrase("one", 0, 1.4), new Phrase("two", 1.4, 3));
    List<Span> speech = List.of(new Span(0.2, 0.9), new Span(1.6, 2.5));

    assertThat(Snippets.of(words, speech)).containsExactly(new Phrase("one two", 0.2, 2.5));
  }

  @Test
  void aPhrasesTimeIsSharedOutByCharacters() {
    assertThat(new Phrase("ab cdefg", 2, 4).words())
        .containsExactly(new Phrase("ab", 2, 2.5), new Phrase("cdefg", 2.75, 4));
  }

  @Test
  void textWithoutTimesIsLaidOverTheSpeech() {
    List<Span> speech = List.of(new Span(1, 2), new Span(5, 6));

    assertThat(SpokenTimes.spread("aaaa bbbb", speech))
        .satisfiesExactly(
            first -> assertThat(first.start()).isEqualTo(1),
            second -> assertThat(second.end()).isEqualTo(6));
  }

  @Test
  void bareWordsBecomeSentences() {
    List<Phrase> words =
        List.of(
            new Phrase("so", 0, 0.3), new Phrase("i'm", 0.3, 0.6), new Phrase("here", 1.4, 1.8));

    assertThat(Phrase.join(SpokenText.punctuate(words))).isEqualTo("So I'm. Here.");
  }

  private static List<String> texts(String text, double seconds) {
    return Snippets.of(List.of(new Phrase(text, 0, seconds)), List.of()).stream()
        .map(Phrase::text)
        .toList();
  }
}
