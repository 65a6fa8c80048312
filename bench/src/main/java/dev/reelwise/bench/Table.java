package dev.reelwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that a person reads in a terminal as well as Markdown shows it.
 *
 * @param rows each as long as {@code head}
 */
public record Table(List<String> head, List<List<String>> rows) {

  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = head.size();
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("Each row needs %d cells: %s".formatted(columns, rows));
    }
  }

  /** In Markdown, with the columns below each other. */
  public String text() {
    List<Integer> widths = IntStream.range(0, head.size()).mapToObj(this::width).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(head, widths));
    lines.add(
        IntStream.range(0, widths.size())
            .mapToObj(column -> rule(column, widths.get(column)))
            .collect(Collectors.joining("|", "|", "|")));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(3, Math.max(widest, head.get(column).length()));
  }

  /** The first column names things; the others hold figures, which end below each other. */
  private static String rule(int column, int width) {
    return "-".repeat(width + 1) + (column == 0 ? "-" : ":");
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column ->
                ("%" + (column == 0 ? "-" : "") + widths.get(column) + "s")
                    .formatted(cells.get(column)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
