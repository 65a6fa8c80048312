package dev.reelwise.bench.chaos;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What came of a soak.
 *
 * @param finished from the last kill until all videos were ready
 * @param broken what does not hold; nothing in a good system
 */
record Outcome(
    List<Accepted> accepted,
    List<Kill> kills,
    Duration finished,
    Tally tally,
    List<String> broken) {

  Outcome {
    accepted = List.copyOf(accepted);
    kills = List.copyOf(kills);
    broken = List.copyOf(broken);
  }

  /** For each kind how often it was killed, and how long it took to work again. */
  Table table() {
    return new Table(
        List.of("killed", "kills", "works again: median s", "longest s"),
        Arrays.stream(Victim.values()).map(this::row).toList());
  }

  private List<String> row(Victim victim) {
    List<Double> seconds =
        kills.stream()
            .filter(kill -> kill.victim() == victim)
            .map(Kill::recovery)
            .filter(Objects::nonNull)
            .map(Figures::seconds)
            .toList();
    long count = kills.stream().filter(kill -> kill.victim() == victim).count();
    String name = victim.name().toLowerCase(Locale.ROOT);
    return seconds.isEmpty()
        ? List.of(name, Long.toString(count), "-", "-")
        : List.of(
            name,
            Long.toString(count),
            Figures.number(Figures.median(seconds), 1),
            Figures.number(seconds.stream().mapToDouble(one -> one).max().orElse(0), 1));
  }
}
