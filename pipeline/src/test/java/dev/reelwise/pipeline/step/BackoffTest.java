package dev.reelwise.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.StepName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BackoffTest {

  private static final Map<String, String> EXACT = Map.of("reelwise.steps.jitter", "0");

  @ParameterizedTest
  @CsvSource({
    "transcode, 5, 10, 20",
    "transcribe, 5, 10, 20",
    "summarize, 60, 120, 240",
    "index, 2, 4, 8"
  })
  void doublesWithEachFailureOfAStep(String step, int first, int second, int third) {
    Backoff exact = backoff(EXACT);

    assertThat(seconds(failures -> exact.afterFailure(StepName.of(step), failures), 1, 3))
        .containsExactly((double) first, (double) second, (double) third);
  }

  @Test
  void waitsForAServerOfOursALittleLongerEachTimeButNeverLong() {
    Backoff exact = backoff(EXACT);

    assertThat(seconds(exact::afterOutage, 0, 6))
        .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0);
    assertThat(exact.afterOutage(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void growsNoFurtherAfterManyFailures() {
    Backoff exact = backoff(EXACT);

    assertThat(exact.afterFailure(StepName.INDEX, Integer.MAX_VALUE))
        .isEqualTo(exact.afterFailure(StepName.INDEX, 100))
        .isPositive();
  }

  @Test
  void spreadsThePausesSoThatNotAllComeBackAtOnce() {
    Backoff usual = backoff(Map.of());

    List<Double> pauses = seconds(_ -> usual.afterFailure(StepName.TRANSCODE, 1), 1, 1_000);

    assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(4.0, 6.0));
    assertThat(pauses).anyMatch(pause -> pause < 4.2).anyMatch(pause -> pause > 5.8);
    assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
    assertThat(seconds(_ -> usual.afterOutage(20), 1, 1_000))
        .allSatisfy(pause -> assertThat(pause).isBetween(24.0, 36.0))
        .anyMatch(pause -> pause > 30);
  }

  @Test
  void spreadsAsFarAsTheSettingSays() {
    Backoff wide = backoff(Map.of("reelwise.steps.jitter", "0.5"));

    assertThat(seconds(_ -> wide.afterFailure(StepName.TRANSCODE, 1), 1, 1_000))
        .allSatisfy(pause -> assertThat(pause).isBetween(2.5, 7.5))
        .anyMatch(pause -> pause < 3)
        .anyMatch(pause -> pause > 7);
  }

  /** With the settings as they are when nobody has said anything but these. */
  private static Backoff backoff(Map<String, String> said) {
    StepSettings settings =
        new Binder(new MapConfigurationPropertySource(said))
            .bindOrCreate("reelwise.steps", StepSettings.class);
    return new Backoff(settings, new Random(42));
  }

  private static List<Double> seconds(IntFunction<Duration> pause, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(pause)
        .map(duration -> duration.toMillis() / 1_000.0)
        .toList();
  }
}
