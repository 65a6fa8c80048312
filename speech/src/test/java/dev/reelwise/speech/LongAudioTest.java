package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.voice.Chunk;
import dev.reelwise.speech.voice.ChunkLimits;
import dev.reelwise.speech.voice.LoudnessVoiceDetector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class LongAudioTest {

  private static final int WORKERS = 2;

  /** All that may be held: two chunks for each worker, one being cut, one handed in. */
  private static final double MOST_SECONDS = (2 * WORKERS + 2) * 20;

  @Test
  void readsAnHourNoFasterThanItIsRecognized() throws Exception {
    RepeatedSpeech hour = new RepeatedSpeech(talk(), 3600);
    AtomicReference<Double> farthest = new AtomicReference<>(0.0);
    try (Transcriber transcriber = withRecognizer(new CountingRecognizer())) {
      Transcription transcription =
          transcriber.transcribe(
              hour,
              Duration.ofHours(1),
              share -> farthest.accumulateAndGet(hour.secondsGiven() - share * 3600, Math::max));

      assertThat(farthest.get()).isBetween(10.0, MOST_SECONDS);
      assertThat(transcription.segments()).hasSizeBetween(180, 720);
      assertThat(transcription.segments().getLast().end()).isBetween(3570.0, 3600.0);
    }
  }

  @Test
  void putsResultsInOrderWhicheverWorkerIsFaster() throws Exception {
    try (Transcriber transcriber = withRecognizer(new CountingRecognizer())) {
      Transcription transcription =
          transcriber.transcribe(
              new RepeatedSpeech(talk(), 300), Duration.ofMinutes(5), share -> {});

      assertThat(transcription.segments()).isSortedAccordingTo(this::byTime).hasSizeGreaterThan(14);
    }
  }

  @Test
  void anInterruptEndsTheWorkersToo() throws Exception {
    RepeatedSpeech endless = new RepeatedSpeech(talk(), 36_000);
    CountDownLatch underWay = new CountDownLatch(1);
    try (Transcriber moonshine = Transcribers.open(TestModels.settings(Engine.MOONSHINE))) {
      FutureTask<Transcription> work =
          new FutureTask<>(
              () ->
                  moonshine.transcribe(
                      endless, Duration.ofHours(10), share -> underWay.countDown()));
      Thread thread = Thread.ofPlatform().start(work);
      assertThat(underWay.await(120, TimeUnit.SECONDS)).isTrue();

      thread.interrupt();

      assertThat(work)
          .failsWithin(Duration.ofSeconds(60))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(InterruptedException.class);
      // An executor is terminated a moment before the last of its threads is gone.
      for (Thread worker : speechThreads()) {
        assertThat(worker.join(Duration.ofSeconds(10))).as(worker.getName()).isTrue();
      }
    }
  }

  private int byTime(Segment a, Segment b) {
    return Double.compare(a.start(), b.start());
  }

  private static List<Thread> speechThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("speech-"))
        .toList();
  }

  private static Transcriber withRecognizer(Recognizer recognizer) {
    return new ChunkedTranscriber(
        recognizer, new LoudnessVoiceDetector(), ChunkLimits.SHORT, WORKERS);
  }

  private static Pcm talk() {
    Pcm talk = new Pcm();
    SpokenSentence.all().forEach(sentence -> talk.say(sentence).noise(0.5, 5));
    return talk;
  }

  /**
   * The least that an engine can do: tells how many chunks came before. Every other takes longer.
   */
  private static final class CountingRecognizer implements Recognizer {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String model() {
      return "counting";
    }

    @Override
    public Recognition recognize(Chunk chunk) throws InterruptedException {
      int number = count.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(number % 2 * 4);
      Phrase phrase = new Phrase("Chunk " + number, 0.1, Math.min(3, chunk.seconds()));
      return new Recognition(List.of(phrase), null);
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
