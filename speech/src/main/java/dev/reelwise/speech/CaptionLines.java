package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a caption's text into lines that people can read while they watch. */
final class CaptionLines {

  /** Broadcasters' usual limits: two lines of 42 characters. */
  static final int LINE_CHARACTERS = 42;

  static final int LINES = 2;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private CaptionLines() {}

  /** Words are never broken; two lines are made about equally long. */
  static List<String> wrap(String text) {
    String line = SPACES.matcher(text.strip()).replaceAll(" ");
    if (line.length() <= LINE_CHARACTERS) {
      return List.of(line);
    }
    int middle = balancedBreak(line);
    return middle > 0
        ? List.of(line.substring(0, middle), line.substring(middle + 1))
        : greedy(line);
  }

  /** True when the text fits into a caption's lines. */
  static boolean fits(String text) {
    return text.length() <= LINE_CHARACTERS || balancedBreak(text) > 0;
  }

  /** The space that makes two lines most alike, or -1 where no space makes both fit. */
  private static int balancedBreak(String line) {
    int best = -1;
    for (int at = line.indexOf(' '); at > 0; at = line.indexOf(' ', at + 1)) {
      if (longer(line, at) <= LINE_CHARACTERS
          && (best < 0 || longer(line, at) < longer(line, best))) {
        best = at;
      }
    }
    return best;
  }

  private static int longer(String line, int space) {
    return Math.max(space, line.length() - space - 1);
  }

  private static List<String> greedy(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACES.splitAsStream(text).toList()) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
