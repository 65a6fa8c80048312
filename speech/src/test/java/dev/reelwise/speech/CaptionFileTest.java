package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionFileTest {

  private static final String VTT =
      """
      WEBVTT - A talk
      Kind: captions
      Language: de-AT

      STYLE
      ::cue(b) { color: red }

      REGION
      id:fred
      width:40%

      NOTE
      Nobody shows this.

      1 - the opening
      00:01.000 --> 00:04.500 align:start position:10%
      <v Ada Lovelace>Hello <i.loud>there</i></v>,
      <00:00:02.000><c> all of you</c>!

      01:02:03,004 --> 01:02:04.5
      Tom &amp; Jerry &lt;3 &#233;&#xE9; a&nbsp;b

      NOTE one line
      """;

  @Test
  void readsWebVttWithAllThatToolsPutIntoIt() throws CaptionFault {
    CaptionFile file = CaptionFile.webVtt(VTT);

    assertThat(file.language()).isEqualTo("de-AT");
    assertThat(file.cues())
        .containsExactly(
            new Cue(16, 1, 4.5, "Hello there, all of you!"),
            new Cue(20, 3723.004, 3724.5, "Tom & Jerry <3 éé a b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsTheLineEndsOfAllSystemsAndAByteOrderMark(String lineEnd) throws CaptionFault {
    CaptionFile same = CaptionFile.webVtt(VTT);

    assertThat(CaptionFile.webVtt("\uFEFF" + VTT.replace("\n", lineEnd))).isEqualTo(same);
  }

  @Test
  void readsSubRipAsItIsReallyWritten() throws CaptionFault {
    CaptionFile file =
        CaptionFile.srt(
            """


            1
            00:00:01,000 --> 00:00:02,500  X1:117 X2:619 Y1:042 Y2:428
            {\\an8}<font color="#ffff00"><i>Good morning.</i></font>
            - And <B>to you</B>

            00:00:03.25 --> 0:00:04
            without a number

            after an empty line
            3
            00:00:05,000 --> 00:00:06,000
            without an empty line before it &amp; a < b
            4
            00:00:07,000 --> 00:00:08,000

            5
            00:00:09,000-->00:00:10,000
            2010

            """);

    assertThat(file.cues())
        .containsExactly(
            new Cue(4, 1, 2.5, "Good morning. - And to you"),
            new Cue(8, 3.25, 4, "without a number after an empty line"),
            new Cue(13, 5, 6, "without an empty line before it &amp; a < b"),
            new Cue(16, 7, 8, ""),
            new Cue(19, 9, 10, "2010"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00:01.000 --> 00:02.000             | 1      | 2
          00:00:01.000 --> 00:00:02.000       | 1      | 2
          123:00:00.000 --> 9999:59:59.999    | 442800 | 35999999.999
          00:01,5 --> 00:02.25                | 1.5    | 2.25
          0:1 --> 0:2                         | 1      | 2
          00:01.000\t-->\t00:02.000\tline:0   | 1      | 2
          """)
  void readsTimesInAllTheirForms(String line, double start, double end) throws CaptionFault {
    Cue cue = CaptionFile.webVtt("WEBVTT\n\n" + line + "\nx").cues().getFirst();

    assertThat(cue).isEqualTo(new Cue(3, start, end, "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00:01.000 --> soon            | Line 3: expected two times
          00:61.000 --> 00:62.000       | Line 3: minutes and seconds must be below 60
          -00:01.000 --> 00:02.000      | Line 3: expected two times
          00:01.000 -> 00:02.000        | Line 4: expected two times
          12345:00:00.0 --> 12345:00:01 | Line 3: expected two times
          no times at all               | Line 4: expected two times
          """)
  void saysInWhichLineTheTimesAreWrong(String line, String fault) {
    assertThatExceptionOfType(CaptionFault.class)
        .isThrownBy(() -> CaptionFile.webVtt("WEBVTT\n\n" + line + "\nx"))
        .withMessageStartingWith(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "WEBVTTX\n", "webvtt\n", "1\n00:00:01,000 --> 00:00:02,000\nx", " WEBVTT"})
  void wantsTheSignatureOfWebVtt(String file) {
    assertThatExceptionOfType(CaptionFault.class)
        .isThrownBy(() -> CaptionFile.webVtt(file))
        .withMessage("Line 1: a WebVTT file must begin with WEBVTT");
  }

  @Test
  void noFileIsSubRipBecauseOfItsName() {
    assertThatExceptionOfType(CaptionFault.class)
        .isThrownBy(() -> CaptionFile.srt("<html><script>alert(1)</script></html>"))
        .withMessageStartingWith("Line 1: expected two times")
        .withMessageContaining("found '<html>");
  }

  @Test
  void aMessageShowsNoControlCharactersAndNotTheWholeLine() {
    assertThatExceptionOfType(CaptionFault.class)
        .isThrownBy(() -> CaptionFile.srt("\u001b[31m\u0000" + "x".repeat(10_000)))
        .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(200))
        .satisfies(fault -> assertThat(fault.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
  }

  @Test
  void whatLooksLikeATagButIsNoneStays() throws CaptionFault {
    CaptionFile file =
        CaptionFile.webVtt("WEBVTT\n\n00:01.000 --> 00:02.000\na < b && c > d &unknown; <b x");

    assertThat(file.cues().getFirst().text()).isEqualTo("a < b && c > d &unknown; <b x");
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws CaptionFault {
    Random random = new Random(7);
    String alphabet = "ab <>&;/-\"'{}\\éß漢😀1:.,";
    for (int round = 0; round < 300; round++) {
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        StringBuilder text = new StringBuilder("w");
        random
            .ints(random.nextInt(60), 0, alphabet.codePointCount(0, alphabet.length()))
            .map(at -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)))
            .forEach(text::appendCodePoint);
        double start = i * 10 + random.nextInt(1000) / 1000.0;
        segments.add(new Segment(i, start, start + 5, text.toString().replaceAll("\\s+", " ")));
      }

      List<Cue> read = CaptionFile.webVtt(Captions.webVtt(segments)).cues();

      assertThat(read)
          .extracting(cue -> new Segment(read.indexOf(cue), cue.start(), cue.end(), cue.text()))
          .usingRecursiveFieldByFieldElementComparator(
              org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                  .withComparatorForType(
                      (a, b) -> Math.abs(a - b) < 0.0005 ? 0 : Double.compare(a, b), Double.class)
                  .build())
          .containsExactlyElementsOf(segments);
    }
  }

  @Test
  void whateverIsSentIsReadOrRefusedByLine() {
    Random random = new Random(11);
    String[] pieces = {
      "WEBVTT",
      "\n",
      "\n\n",
      "\r",
      "00:01.000",
      " --> ",
      "00:00:02,000",
      "1",
      "<v ",
      ">",
      "</",
      "&#",
      "&#x110000;",
      "&#55296;",
      "{\\",
      "}",
      "NOTE",
      "STYLE",
      "\uFEFF",
      "\0",
      "\uD83D",
      "漢",
      "99999999",
      "-->",
      ":",
      "."
    };
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder file = new StringBuilder(round % 2 == 0 ? "WEBVTT\n\n" : "");
      for (int i = random.nextInt(25); i > 0; i--) {
        file.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        List<Cue> cues =
            round % 2 == 0
                ? CaptionFile.webVtt(file.toString()).cues()
                : CaptionFile.srt(file.toString()).cues();
        read++;
        assertThat(cues).allMatch(cue -> cue.start() >= 0 && cue.end() >= 0 && cue.line() > 0);
      } catch (CaptionFault fault) {
        assertThat(fault.line()).isBetween(1, file.length() + 2);
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void aFileOfManyTagsAndSignsTakesNoLongerThanItsLength() throws CaptionFault {
    String heavy = "<a&#{\\".repeat(400_000);

    assertThat(CaptionFile.webVtt("WEBVTT\n\n00:01.000 --> 00:02.000\n" + heavy).cues()).hasSize(1);
    assertThat(CaptionFile.srt("00:01,000 --> 00:02,000\n" + heavy).cues()).hasSize(1);
  }

  @Test
  void aTextToReadHasParagraphsAndNoTimes() {
    List<Segment> segments =
        List.of(
            new Segment(0, 0, 2, "It began\nwell."),
            new Segment(1, 2.1, 4, "So we thought."),
            new Segment(2, 7, 9, "Then came the rain."));

    assertThat(Captions.plainText(segments))
        .isEqualTo("It began well. So we thought.\n\nThen came the rain.\n");
    assertThat(Captions.plainText(List.of())).isEmpty();
  }

  @Test
  void aLongSpeechIsCutWhereSentencesEnd() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      segments.add(
          new Segment(i, i, i + 1, i % 2 == 0 ? "Twenty characters on" : "and then an end."));
    }

    String[] paragraphs = Captions.plainText(segments).strip().split("\n\n");

    assertThat(paragraphs).hasSizeGreaterThan(2).allMatch(text -> text.endsWith("end."));
  }
}
