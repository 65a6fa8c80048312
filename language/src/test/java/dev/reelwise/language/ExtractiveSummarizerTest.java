package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.language.Summarizer.Summarized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractiveSummarizerTest {

  private static final TextEmbedder EMBEDDER = TextEmbedder.miniLm();
  private static final ExtractiveSummarizer SUMMARIZER = new ExtractiveSummarizer(() -> EMBEDDER);

  private static final Map<JudgedTalk, String> SUMMARIES = new HashMap<>();

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  static List<JudgedTalk> talks() {
    return JudgedTalk.all();
  }

  @ParameterizedTest
  @MethodSource("talks")
  void picksFourToSixWholeSentencesInOrderAndNoAside(JudgedTalk talk) throws Exception {
    List<String> judgements = judgements(talk);

    assertThat(judgements).hasSizeBetween(4, 6);
    assertThat(judgements).allMatch(judgement -> judgement.startsWith("P")).isSorted();
  }

  @Test
  void coversNineTenthsOfWhatTheTalksAreAbout() throws Exception {
    assertThat(covered(talks())).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void coversSixSeventhsOfWhatTalksAreAboutThatItWasNotMadeWith() throws Exception {
    assertThat(covered(JudgedTalk.heldOut())).isGreaterThanOrEqualTo(6 / 7.0);
  }

  @Test
  void picksHardlyEverWhatIsNoPointOfATalkThatItWasNotMadeWith() throws Exception {
    for (JudgedTalk talk : JudgedTalk.heldOut()) {
      List<String> judgements = judgements(talk);

      assertThat(judgements).as(talk.name()).hasSizeBetween(4, 6).doesNotContain("A", "?");
      assertThat(judgements).as(talk.name()).filteredOn(j -> !j.startsWith("P")).hasSizeLessThan(2);
    }
  }

  @Test
  void takesOneSentenceOfEachPointThatIsCountedAndTheConclusion() throws Exception {
    JudgedTalk sample =
        talks().stream()
            .filter(t -> t.name().equals("why-caches-miss.txt"))
            .findAny()
            .orElseThrow();

    assertThat(judgements(sample)).containsExactly("P1", "P2", "P3", "P4", "P5");
  }

  @Test
  void takesAllThereIsOfAShortTalk() throws Exception {
    Summarized summary =
        summarize(
            Transcripts.of(
                "Caches hide the latency of main memory.",
                "Hello everybody and welcome.",
                "A cache line has sixty-four bytes of memory."));

    assertThat(summary)
        .isEqualTo(
            new Summarized(
                "Caches hide the latency of main memory. A cache line has sixty-four bytes of"
                    + " memory.",
                1));
  }

  @Test
  void saysSomethingOfATalkThatIsOnlyAsides() throws Exception {
    assertThat(summarize(Transcripts.of("Hello everyone!", "Thanks for watching!")).text())
        .isNotEmpty();
  }

  @Test
  void hasNothingToSayWhereNothingIsSaid() throws Exception {
    assertThat(summarize(Transcripts.of())).isEqualTo(new Summarized("", 0));
  }

  @Test
  void saysNothingTwice() throws Exception {
    String[] talk = new String[40];
    for (int i = 0; i < talk.length; i++) {
      talk[i] =
          i % 8 == 7 ? "Snow number " + i + " fell on the mountains." : "I see the sea today.";
    }

    String summary = summarize(Transcripts.of(talk)).text();

    assertThat(summary.split("I see the sea today", -1)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void summarizesATalkOfManyHoursWithinBounds() throws Exception {
    List<Segment> segments = new ArrayList<>();
    List<JudgedTalk> talks = talks();
    for (int i = 0; segments.size() < 500; i++) {
      for (Segment one : talks.get(i % talks.size()).transcript().segments()) {
        String text = one.text() + " " + i;
        double start = segments.size() * 4.0;
        segments.add(new Segment(segments.size(), start, start + 4, text));
      }
    }

    List<Double> told = new ArrayList<>();
    Summarized summary = SUMMARIZER.summarize(Transcripts.of(segments), told::add);

    assertThat(SentenceSplitter.split(List.of(new Segment(0, 0, 1, summary.text())))).isNotEmpty();
    assertThat(summary.parts()).isGreaterThan(1);
    assertThat(told).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void endsWhenItIsInterrupted() throws Exception {
    Transcript talk = talks().getFirst().transcript();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var running =
          threads.submit(
              () -> {
                Thread.currentThread().interrupt();
                return SUMMARIZER.summarize(talk, p -> {});
              });
      assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static Summarized summarize(Transcript transcript) throws InterruptedException {
    return SUMMARIZER.summarize(transcript, progress -> {});
  }

  /** The share of the topics of which the summaries hold a sentence, on average over the talks. */
  private static double covered(List<JudgedTalk> talks) throws InterruptedException {
    double covered = 0;
    for (JudgedTalk talk : talks) {
      List<String> judgements = judgements(talk);
      long topics = talk.topics().stream().filter(judgements::contains).count();
      covered += (double) topics / talk.topics().size();
    }
    return covered / talks.size();
  }

  private static List<String> judgements(JudgedTalk talk) throws InterruptedException {
    if (!SUMMARIES.containsKey(talk)) {
      SUMMARIES.put(talk, summarize(talk.transcript()).text());
    }
    String summary = SUMMARIES.get(talk);
    return SentenceSplitter.split(List.of(new Segment(0, 0, 1, summary))).stream()
        .map(sentence -> talk.judgement(sentence.text()))
        .toList();
  }
}
