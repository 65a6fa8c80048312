package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {

  @Test
  void writesWebVttWithTimesBeyondAnHour() {
    List<Segment> segments =
        List.of(new Segment(0, 0, 1.5, "Hello."), new Segment(1, 3661.0625, 36_000, "Bye."));

    assertThat(Captions.webVtt(segments))
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.500
            Hello.

            01:01:01.063 --> 10:00:00.000
            Bye.

            """);
  }

  @Test
  void writesSubRipWithNumbersFromOne() {
    assertThat(Captions.srt(List.of(new Segment(7, 59.9996, 61, "Hello."))))
        .isEqualTo("1\n00:01:00,000 --> 00:01:01,000\nHello.\n\n");
  }

  @Test
  void escapesWhatWebVttWouldReadAsMarkupOrTimes() {
    String file = Captions.webVtt(List.of(new Segment(0, 0, 1, "a < b && c --> d")));

    assertThat(file).contains("a &lt; b &amp;&amp; c --&gt; d");
    assertThat(file.lines().filter(line -> line.contains("-->"))).hasSize(1);
  }

  @Test
  void keepsArrowsOutOfSubRip() {
    String file = Captions.srt(List.of(new Segment(0, 0, 1, "from --> to")));

    assertThat(file.lines().filter(line -> line.contains("-->"))).hasSize(1);
  }

  @Test
  void putsCuesInTimeOrderAndLeavesOutEmptyOnes() {
    List<Segment> segments =
        List.of(
            new Segment(0, 5, 6, "second"),
            new Segment(1, 2, 3, "  "),
            new Segment(2, 1, 2, "first"));

    assertThat(Captions.srt(segments)).containsSubsequence("1\n", "first", "2\n", "second");
    assertThat(Captions.srt(segments)).doesNotContain("3\n00");
  }

  @Test
  void letsEachCueLastAMoment() {
    assertThat(Captions.webVtt(List.of(new Segment(0, 2, 2, "Oh."))))
        .contains("00:00:02.000 --> 00:00:02.001");
  }

  @Test
  void textCannotEndItsCue() {
    String file = Captions.webVtt(List.of(new Segment(0, 0, 1, "one\n\n00:09.000 two\r\n\r\nthree")));

    assertThat(file).contains("\none 00:09.000 two three\n");
  }

  @Test
  void anEmptyTranscriptIsAnEmptyButValidFile() {
    assertThat(Captions.webVtt(List.of())).isEqualTo("WEBVTT\n\n");
    assertThat(Captions.srt(List.of())).isEmpty();
  }

  @Test
  void breaksLinesAboutInTheMiddleBetweenWords() {
    assertThat(CaptionLines.wrap("The old stone bridge carries one lorry at a time, so drivers wait."))
        .containsExactly("The old stone bridge carries one", "lorry at a time, so drivers wait.");
  }

  @Test
  void neverBreaksAWordHoweverLong() {
    String word = "x".repeat(60);

    assertThat(CaptionLines.wrap("a " + word + " b")).containsExactly("a", word, "b");
  }
}
