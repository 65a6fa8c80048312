package dev.reelwise.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of lines that is drawn over itself on a terminal; elsewhere each change of state is one
 * line.
 */
public final class ProgressLines {
  private static final Duration FRAME = Duration.ofMillis(80);

  private final PrintStream out;
  private final int width;
  private final Map<String, String> told = new HashMap<>();
  private int drawn;
  private long drawnAt;

  /**
   * @param width the terminal's columns; 0 when it isn't one
   */
  public ProgressLines(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  /** The lines on standard error, which stays free of what a program reads. */
  public static ProgressLines onStandardError() {
    return new ProgressLines(System.err, Integer.getInteger("reelwise.terminal", 0));
  }

  /** The lines on standard output, for a command whose progress is what is wanted. */
  public static ProgressLines onStandardOutput() {
    return new ProgressLines(System.out, Integer.getInteger("reelwise.terminal", 0));
  }

  /** Shows the lines as they are now, in this order. */
  public void show(List<Line> lines) {
    if (width > 0) {
      draw(lines);
      return;
    }
    for (var line : lines) {
      if (!line.state().equals(told.put(line.name(), line.state()))) {
        out.println(line.plain());
      }
    }
  }

  private boolean changesState(List<Line> lines) {
    boolean changes = false;
    for (var line : lines) {
      changes |= !line.state().equals(told.put(line.name(), line.state()));
    }
    return changes;
  }

  /** Leaves what is shown: the next block begins below it. */
  public void finish() {
    drawn = 0;
    told.clear();
  }

  private void draw(List<Line> lines) {
    boolean isSame = drawn == lines.size() && !changesState(lines);
    if (isSame && System.nanoTime() - drawnAt < FRAME.toNanos()) {
      return;
    }
    drawnAt = System.nanoTime();
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[").append(drawn).append('A');
    }
    for (var line : lines) {
      var drawing = line.drawn();
      text.append("\r\033[K")
          .append(drawing, 0, Math.min(drawing.length(), width - 1))
          .append('\n');
    }
    out.print(text);
    out.flush();
    drawn = lines.size();
  }
}
