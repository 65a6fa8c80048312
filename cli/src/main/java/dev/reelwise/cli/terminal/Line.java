package dev.reelwise.cli.terminal;

/**
 * One thing under way.
 *
 * @param name names the line; the same over its whole life
 * @param state a word or two: a change of it is worth a line where lines can't change
 * @param progress 0..1; what lies outside is not drawn
 * @param detail what else is known at this moment, such as a time
 */
public record Line(String name, String state, double progress, String detail) {
  private static final int BAR = 24;

  String plain() {
    return "  %-11s %s %s".formatted(name, state, detail).stripTrailing();
  }

  String drawn() {
    if (!(progress > 0 && progress < 1)) {
      return "  %-11s %-9s %s".formatted(name, state, detail).stripTrailing();
    }
    int filled = (int) (progress * BAR);
    var bar = "█".repeat(filled) + "░".repeat(BAR - filled);
    return "  %-11s %-9s %s %3.0f %%  %s".formatted(name, state, bar, progress * 100, detail);
  }
}
