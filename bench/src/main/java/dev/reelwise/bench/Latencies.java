package dev.reelwise.bench;

import java.util.List;

/** Times of the same thing, in milliseconds. */
public record Latencies(List<Double> sorted) {

  public Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  /** How many were measured. */
  public int count() {
    return sorted.size();
  }

  /** The time that this share of them (0..1) does not exceed, by the nearest rank. */
  public double percentile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }
}
