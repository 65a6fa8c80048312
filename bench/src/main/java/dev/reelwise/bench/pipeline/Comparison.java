package dev.reelwise.bench.pipeline;

import dev.reelwise.bench.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The runs with one talk. */
final class Comparison {

  static final List<String> HEAD =
      List.of(
          "talk", "runs", "ffmpeg s", "transcriber s", "both alone s", "until ready s", "ratio");

  private final List<BareWork> bare = new ArrayList<>();
  private final List<TakenWay> taken = new ArrayList<>();

  void add(BareWork work) {
    bare.add(work);
  }

  void add(TakenWay way) {
    taken.add(way);
  }

  /** The last pair of runs with the steps' times, for who looks for the reason. */
  String last() {
    return "alone %s s (ffmpeg) + %s s (transcriber); ready after %s s (%s)"
        .formatted(
            seconds(bare.getLast().transcode()),
            seconds(bare.getLast().transcribe()),
            seconds(taken.getLast().untilReady()),
            String.join(", ", taken.getLast().steps()));
  }

  /** In the order of {@link #HEAD}. */
  List<String> row(String talk) {
    double alone = median(bare, BareWork::together);
    double ready = median(taken, TakenWay::untilReady);
    return List.of(
        talk,
        Integer.toString(taken.size()),
        Figures.number(median(bare, BareWork::transcode), 1),
        Figures.number(median(bare, BareWork::transcribe), 1),
        Figures.number(alone, 1),
        Figures.number(ready, 1),
        Figures.number(ready / alone, 2));
  }

  private static <T> double median(List<T> runs, Function<T, Duration> time) {
    return Figures.median(runs.stream().map(time).map(Figures::seconds).toList());
  }

  private static String seconds(Duration duration) {
    return Figures.number(Figures.seconds(duration), 1);
  }
}
