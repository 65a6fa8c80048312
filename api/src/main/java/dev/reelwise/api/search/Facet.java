package dev.reelwise.api.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What results can be counted by. */
enum Facet {
  TAGS,
  LANGUAGE,
  USER,
  DURATION,
  YEAR;

  static Optional<Facet> find(String name) {
    return Arrays.stream(values()).filter(facet -> facet.text().equals(name)).findFirst();
  }

  static String names() {
    return String.join(", ", Arrays.stream(values()).map(Facet::text).toList());
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
