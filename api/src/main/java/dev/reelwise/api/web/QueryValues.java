package dev.reelwise.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an address's parameters say, by their names. */
public final class QueryValues {

  private final Function<String, String @Nullable []> values;

  /** {@code values} gives null, or none, for what was not given. */
  public QueryValues(Function<String, String @Nullable []> values) {
    this.values = values;
  }

  /** The text; with commas between if given several times, and null if not at all. */
  public @Nullable String text(String name) {
    String[] given = values.apply(name);
    return given == null || given.length == 0 ? null : String.join(",", given);
  }

  /** Each of the texts; of one text, its parts between commas. Null if not given. */
  public @Nullable List<String> texts(String name) {
    String[] given = values.apply(name);
    if (given == null || given.length == 0) {
      return null;
    }
    if (given.length > 1) {
      return List.of(given);
    }
    return given[0].isEmpty()
        ? List.of()
        : Arrays.stream(given[0].split(",", -1)).map(String::strip).toList();
  }

  /** The whole number; null if not given, or if it is none, which is told to {@code faults}. */
  public @Nullable Integer number(String name, List<String> faults) {
    String given = text(name);
    if (given == null || given.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(given.strip());
    } catch (NumberFormatException notOne) {
      faults.add(name + " can't be '" + given + "'");
      return null;
    }
  }
}
