package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.speech.apart.ApartTranscriber;
import dev.reelwise.speech.apart.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transcribing in a process of its own, which may take only so much and can die alone. */
@Timeout(480)
class ApartTest {

  private static final SpeechSettings MOONSHINE = TestModels.settings(Engine.MOONSHINE);
  private static final Duration PATIENT = Duration.ofMinutes(3);
  private static final Bounds USUAL = Bounds.of(MOONSHINE, null, Duration.ofMinutes(1));

  @TempDir Path empty;

  @Test
  void aKilledProcessIsATransientFailureAndTheNextHearsWhatIsHeardHere() throws Exception {
    Pcm audio = talk();
    Transcription here;
    try (Transcriber transcriber = Transcribers.open(MOONSHINE)) {
      here = transcriber.transcribe(audio.stream(), audio.length(), _ -> {});
    }
    assertThat(here.segments()).isNotEmpty();
    try (Transcriber apart = new ApartTranscriber(MOONSHINE, USUAL)) {
      CompletableFuture<@Nullable Throwable> failure = failure(apart);
      await("a process", () -> !listening().isEmpty());
      children().forEach(ProcessHandle::destroyForcibly);
      assertThat(failure.get(1, TimeUnit.MINUTES))
          .isInstanceOf(TranscriptionFailure.Transient.class)
          .hasMessageContaining("was killed");

      List<Double> shares = new ArrayList<>();
      Transcription first = apart.transcribe(audio.stream(), audio.length(), shares::add);
      Set<Long> processes = listening();
      Transcription second = apart.transcribe(audio.stream(), audio.length(), _ -> {});

      assertThat(List.of(first, second)).containsOnly(here);
      assertThat(shares).isSorted().endsWith(1.0);
      assertThat(listening()).as("kept for the second").isEqualTo(processes).hasSize(1);
    }
    await("the end of one that is not needed", () -> listening().isEmpty());
  }

  @Test
  void tooLittleMemoryIsSaidWithTheSettingAndHurtsNobodyElse() {
    for (long megabytes : new long[] {30, 300}) {
      Bounds tiny = Bounds.of(MOONSHINE, megabytes << 20, Duration.ZERO);
      try (Transcriber apart = new ApartTranscriber(MOONSHINE, tiny)) {
        assertThatThrownBy(() -> hear(apart, new Endless()))
            .isInstanceOf(TranscriptionFailure.Transient.class)
            .hasMessageContaining("needs more than the " + megabytes + " MB")
            .hasMessageContaining("REELWISE_SPEECH_MEMORY");
      }
    }
    await("the end of those that failed", () -> listening().isEmpty());
  }

  @Test
  void anInterruptEndsTheProcess() throws Exception {
    try (Transcriber apart = new ApartTranscriber(MOONSHINE, USUAL)) {
      CountDownLatch interrupted = new CountDownLatch(1);
      Thread step =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      hear(apart, new Endless());
                    } catch (InterruptedException e) {
                      interrupted.countDown();
                    } catch (TranscriptionFailure | IOException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      await("a process", () -> !listening().isEmpty());
      step.interrupt();

      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
      await("its end", () -> listening().isEmpty());
    }
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                TestModels.folder().toString())
            .inheritIO()
            .start();
    try {
      await("its process", () -> listening(parent.toHandle()).findAny().isPresent());
      ProcessHandle orphan = listening(parent.toHandle()).findAny().orElseThrow();
      parent.destroyForcibly();

      await("the end of the orphan", () -> !orphan.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void oneThatWorksTooLongOrNotAtAllIsEnded() {
    Bounds idle = new Bounds(USUAL.memory(), PATIENT, Duration.ofMillis(1), Duration.ZERO);
    Bounds busy = new Bounds(USUAL.memory(), Duration.ZERO, PATIENT, Duration.ZERO);
    try (Transcriber first = new ApartTranscriber(MOONSHINE, idle);
        Transcriber second = new ApartTranscriber(MOONSHINE, busy)) {
      assertThatThrownBy(() -> hear(first, new Endless()))
          .isInstanceOf(TranscriptionFailure.Transient.class)
          .hasMessageContaining("made no progress");
      assertThatThrownBy(() -> hear(second, new Endless()))
          .isInstanceOf(TranscriptionFailure.Transient.class)
          .hasMessageContaining("processor time");
    }
    await("their end", () -> listening().isEmpty());
  }

  @Test
  void aMissingModelIsNotTriedAgain() {
    SpeechSettings nothing = new SpeechSettings(Engine.MOONSHINE, empty, 1, null, null);
    try (Transcriber apart = new ApartTranscriber(nothing, USUAL)) {
      assertThatThrownBy(() -> hear(apart, new Endless()))
          .isInstanceOf(TranscriptionFailure.Permanent.class)
          .hasMessageContaining("No speech model is there")
          .hasMessageContaining("./reelwise doctor");
    }
  }

  /** Transcribes for ever, to be killed. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      SpeechSettings settings =
          new SpeechSettings(Engine.MOONSHINE, Path.of(arguments[0]), 2, null, null);
      hear(new ApartTranscriber(settings, USUAL), new Endless());
    }
  }

  /** Silence without an end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }
  }

  private static void hear(Transcriber transcriber, InputStream pcm)
      throws TranscriptionFailure, IOException, InterruptedException {
    transcriber.transcribe(pcm, Duration.ZERO, _ -> {});
  }

  private static CompletableFuture<@Nullable Throwable> failure(Transcriber transcriber) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            hear(transcriber, new Endless());
            return null;
          } catch (TranscriptionFailure | IOException | InterruptedException e) {
            return e;
          }
        });
  }

  private static Pcm talk() {
    return new Pcm().silence(0.5).say(SpokenSentence.all().getFirst()).silence(0.5);
  }

  private static Stream<ProcessHandle> children() {
    return listening(ProcessHandle.current());
  }

  private static Set<Long> listening() {
    return children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** By its folder on the command line, which is the shell's before it is Java's. */
  private static Stream<ProcessHandle> listening(ProcessHandle parent) {
    return parent
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("reelwise-speech-"));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError("Interrupted while waiting for " + what, e);
      }
    }
  }
}
