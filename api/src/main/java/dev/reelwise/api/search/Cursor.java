package dev.reelwise.api.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;

/**
 * A place between two results.
 *
 * <p>The first page comes from the index as it is. Who goes on from there sees one state of the
 * index, a snapshot, from which the videos {@code shown} on the first page are left out: nothing
 * comes twice and nothing is missed, whatever is written meanwhile.
 *
 * @param begun when the first page was found
 * @param snapshot null before anybody has gone on
 * @param shown the videos of the first page, in their order; empty when it began with another
 * @param anchor the sort values of the result beside it; empty right behind the first page
 */
record Cursor(
    Instant begun, @Nullable Snapshot snapshot, List<Integer> shown, List<FieldValue> anchor) {

  private static final int PARTS = 5;

  Cursor {
    shown = List.copyOf(shown);
    anchor = List.copyOf(anchor);
  }

  boolean isBehindTheFirstPage() {
    return anchor.isEmpty();
  }

  Cursor in(@Nullable Snapshot other) {
    return new Cursor(begun, other, shown, anchor);
  }

  Cursor at(List<FieldValue> other) {
    return new Cursor(begun, snapshot, shown, other);
  }

  /** Everything in one line. */
  String text() {
    return String.join(
        ";",
        Long.toString(begun.toEpochMilli()),
        snapshot == null ? "" : snapshot.id(),
        snapshot == null ? "" : Long.toString(snapshot.opened().toEpochMilli()),
        shown.stream().map(String::valueOf).collect(Collectors.joining(",")),
        anchor.stream().map(Cursor::text).collect(Collectors.joining(",")));
  }

  /** Throws IllegalArgumentException for what is no cursor's text. */
  static Cursor of(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("A cursor has " + PARTS + " parts");
    }
    Snapshot snapshot = parts[1].isEmpty() ? null : new Snapshot(parts[1], instant(parts[2]));
    return new Cursor(
        instant(parts[0]),
        snapshot,
        list(parts[3]).stream().map(Integer::valueOf).toList(),
        list(parts[4]).stream().map(Cursor::value).toList());
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  private static String text(FieldValue value) {
    return value.isDouble() ? "d" + value.doubleValue() : "l" + value.longValue();
  }

  private static FieldValue value(String text) {
    String number = text.isEmpty() ? "" : text.substring(1);
    return text.startsWith("d")
        ? FieldValue.of(Double.parseDouble(number))
        : FieldValue.of(Long.parseLong(number));
  }
}
