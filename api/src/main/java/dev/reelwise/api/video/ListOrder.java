package dev.reelwise.api.video;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order a list comes; equal ones by their ids. Each has an index for the ready videos. */
enum ListOrder {
  NEWEST("v.created_at", "timestamptz", true),
  OLDEST("v.created_at", "timestamptz", false),
  TITLE("lower(v.title)", "text", false),
  DURATION("coalesce(v.duration_seconds, 0)", "float8", true),
  VIEWS("v.views", "bigint", true),
  LIKES("v.likes", "bigint", true);

  private final String key;
  private final String type;
  private final boolean descending;

  ListOrder(String key, String type, boolean descending) {
    this.key = key;
    this.type = type;
    this.descending = descending;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ListOrder> find(String text) {
    return Arrays.stream(values()).filter(order -> order.text().equals(text)).findFirst();
  }

  /** The SQL expression of the sort key, as text. */
  String keyAsText() {
    return "(" + key + ")::text";
  }

  String orderBy(boolean backwards) {
    String direction = descending != backwards ? "desc" : "asc";
    return "order by " + key + " " + direction + ", v.id " + direction;
  }

  /** True of rows beyond the one with {@code :key} and {@code :id}. */
  String beyond(boolean backwards) {
    String comparison = descending != backwards ? "<" : ">";
    return "(" + key + ", v.id) " + comparison + " (cast(:key as " + type + "), :id)";
  }
}
