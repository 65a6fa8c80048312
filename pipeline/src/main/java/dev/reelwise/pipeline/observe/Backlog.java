package dev.reelwise.pipeline.observe;

import java.util.Map;

/** What waits in the tables, by the gauge's name and the values of its labels. */
record Backlog(Map<Place, Double> values) {

  /** Before the first look, and while the database is away. */
  static final Backlog UNKNOWN = new Backlog(Map.of());

  Backlog {
    values = Map.copyOf(values);
  }

  /** A number in the answer: {@code group} and {@code measure} name the gauge. */
  record Place(String group, String measure, String label) {}

  /** What is not in a complete answer is nothing; what was not asked is not a number. */
  double at(Place place) {
    return values.isEmpty() ? Double.NaN : values.getOrDefault(place, 0.0);
  }
}
