package dev.reelwise.bench.api;

import java.util.List;
import java.util.stream.Stream;

/** A video of the bench, by its number from 1: what is said of it and in it. */
record Talk(int number, String title, String description, List<String> segments, String summary) {

  private static final int SEGMENTS = 12;
  static final int SECONDS = 6;

  Talk {
    segments = List.copyOf(segments);
  }

  static Talk of(int number) {
    Words words = new Words(number);
    return new Talk(
        number,
        words.some(4 + words.number(4)),
        words.some(20),
        Stream.generate(() -> words.some(10)).limit(SEGMENTS).toList(),
        words.some(40));
  }

  String transcript() {
    return String.join(" ", segments);
  }

  int seconds() {
    return segments.size() * SECONDS;
  }

  /** One of fifty. */
  int owner() {
    return 1 + number % 50;
  }
}
