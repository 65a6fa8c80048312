package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moonshine and Vosk on our own recordings. */
class EnglishSpeechTest {

  private static final Pcm TALK = talk();

  private static Transcriber moonshine;
  private static Transcription heard;
  private static final List<Double> PROGRESS = new ArrayList<>();

  @BeforeAll
  static void transcribeTheTalk() throws Exception {
    moonshine = Transcribers.open(TestModels.settings(Engine.MOONSHINE));
    heard = moonshine.transcribe(TALK.stream(), TALK.length(), PROGRESS::add);
  }

  @AfterAll
  static void close() {
    moonshine.close();
  }

  @Test
  void moonshineHearsWhatIsSaid() {
    assertThat(WordErrors.rate(TALK.text(), heard.text())).isLessThanOrEqualTo(0.05);
    assertThat(heard.model()).isEqualTo("moonshine-base");
    assertThat(heard.language()).isEqualTo("en");
  }

  @Test
  void moonshinesTimesAreRightToHalfASecond() {
    assertThat(errors(heard)).satisfies(EnglishSpeechTest::isRightToHalfASecond);
  }

  @Test
  void segmentsAreInOrderAndFitOnAScreen() {
    double before = 0;
    for (Segment segment : heard.segments()) {
      assertThat(segment.start()).isGreaterThanOrEqualTo(before);
      assertThat(segment.end() - segment.start()).isBetween(0.2, 7.0);
      assertThat(CaptionLines.fits(segment.text())).as(segment.text()).isTrue();
      before = segment.end();
    }
    assertThat(heard.segments()).extracting(Segment::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void progressRisesToOne() {
    assertThat(PROGRESS).isSorted().hasSizeGreaterThan(3).endsWith(1.0);
    assertThat(PROGRESS.getFirst()).isBetween(0.05, 0.6);
  }

  @Test
  void nothingIsHeardWhereNobodySpeaks() throws Exception {
    Pcm quiet = new Pcm().silence(4).noise(4, 30).noise(6, 3000).music(25).silence(3);

    assertThat(moonshine.transcribe(quiet.stream(), quiet.length(), share -> {}).segments())
        .isEmpty();
  }

  @Test
  void aStreamWithoutSoundHasAnEmptyTranscript() throws Exception {
    List<Double> progress = new ArrayList<>();

    Transcription nothing =
        moonshine.transcribe(InputStream.nullInputStream(), Duration.ZERO, progress::add);

    assertThat(nothing.segments()).isEmpty();
    assertThat(nothing.language()).isNull();
    assertThat(progress).containsExactly(1.0);
  }

  @Test
  void goesOnAfterMusic() throws Exception {
    SpokenSentence sentence = SpokenSentence.named("bakery");
    Pcm late = new Pcm().music(15).silence(1).say(sentence).silence(0.3);

    Transcription transcription = moonshine.transcribe(late.stream(), late.length(), share -> {});

    assertThat(WordErrors.rate(sentence.text(), transcription.text())).isLessThanOrEqualTo(0.1);
    assertThat(errors(transcription, late).getLast()).isLessThanOrEqualTo(0.5);
  }

  /** Heard at once, this very recording comes to nothing. */
  @Test
  void asksAgainWhereTheModelEndsBeforeTheFirstWord() throws Exception {
    SpokenSentence sentence = SpokenSentence.named("clock");
    Pcm cut = new Pcm().end(SpokenSentence.named("bakery"), 0.25).silence(1.1).say(sentence);

    Transcription transcription =
        moonshine.transcribe(cut.silence(0.3).stream(), cut.length(), share -> {});

    assertThat(transcription.text()).contains(sentence.text().substring(4));
    assertThat(errors(transcription, cut).getLast()).isLessThanOrEqualTo(0.5);
  }

  @Test
  void voskHearsMostOfWhatIsSaidAtTheRightTimes() throws Exception {
    try (Transcriber vosk = Transcribers.open(TestModels.settings(Engine.VOSK))) {
      Transcription transcription = vosk.transcribe(TALK.stream(), TALK.length(), share -> {});

      assertThat(WordErrors.rate(TALK.text(), transcription.text())).isLessThanOrEqualTo(0.15);
      assertThat(errors(transcription)).satisfies(EnglishSpeechTest::isRightToHalfASecond);
      assertThat(transcription.model()).isEqualTo("vosk-small-en");
    }
  }

  /** All sentences, with the pauses of a talk between them. */
  private static Pcm talk() {
    Pcm talk = new Pcm().silence(1.3);
    double pause = 0.65;
    for (SpokenSentence sentence : SpokenSentence.all()) {
      talk.say(sentence).noise(pause, 20);
      pause = pause > 2 ? 0.65 : pause * 1.35;
    }
    return talk;
  }

  private static List<Double> errors(Transcription transcription) {
    return errors(transcription, TALK);
  }

  /** How far the nearest caption's begin or end is from that of each sentence, in seconds. */
  private static List<Double> errors(Transcription transcription, Pcm audio) {
    List<Double> errors = new ArrayList<>();
    for (Phrase sentence : audio.said()) {
      errors.add(nearest(transcription, sentence.start(), Segment::start));
      errors.add(nearest(transcription, sentence.end(), Segment::end));
    }
    return errors.stream().sorted().toList();
  }

  private static double nearest(
      Transcription transcription, double time, ToDoubleFunction<Segment> edge) {
    return transcription.segments().stream()
        .mapToDouble(segment -> Math.abs(edge.applyAsDouble(segment) - time))
        .min()
        .orElseThrow();
  }

  private static void isRightToHalfASecond(List<? extends Double> sorted) {
    assertThat(sorted.get(sorted.size() / 2)).as("median").isLessThanOrEqualTo(0.15);
    assertThat(sorted.getLast()).as("largest of " + sorted).isLessThanOrEqualTo(0.5);
  }
}
