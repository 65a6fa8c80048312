package dev.reelwise.bench.outbox;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all rounds have found of one contender. */
final class Result {

  private final Map<Integer, List<Latencies>> hops = new TreeMap<>();
  private final List<Double> drains = new ArrayList<>();
  private final List<Sizes> sizes = new ArrayList<>();

  /** A table before a backlog, when it was drained, and when the server had cleaned up. */
  record Sizes(TableSize before, TableSize drained, TableSize cleaned) {}

  void add(int rate, Latencies hop) {
    hops.computeIfAbsent(rate, _ -> new ArrayList<>()).add(hop);
  }

  void addDrain(double rate) {
    drains.add(rate);
  }

  void add(Sizes of) {
    sizes.add(of);
  }

  /** The median of the rounds, in milliseconds; empty when it was not measured. */
  String hop(int rate, double share) {
    List<Latencies> rounds = hops.getOrDefault(rate, List.of());
    return rounds.isEmpty()
        ? ""
        : Figures.number(
            Figures.median(rounds.stream().map(round -> round.percentile(share)).toList()), 1);
  }

  boolean wasDrained() {
    return !drains.isEmpty();
  }

  /** Events a second: the median of the rounds. */
  double drain() {
    return Figures.median(drains);
  }

  List<Sizes> sizes() {
    return List.copyOf(sizes);
  }
}
