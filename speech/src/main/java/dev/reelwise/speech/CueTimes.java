package dev.reelwise.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line such as {@code 00:01.000 --> 00:04,5 align:start}, in the forms that tools write. */
record CueTimes(double start, double end) {

  private static final String ARROW = "-->";
  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,9}))?";
  private static final Pattern LINE =
      Pattern.compile("\\s*" + TIME + "\\s*" + ARROW + "\\s*" + TIME + "(?:\\s.*)?");
  private static final int GROUPS = 4;
  private static final int SIXTY = 60;

  static boolean isLineOf(String line) {
    return line.contains(ARROW);
  }

  static CueTimes of(String line, int number) throws CaptionFault {
    Matcher times = LINE.matcher(line);
    if (!times.matches()) {
      throw new CaptionFault(
          number,
          "expected two times such as 00:00:01.000 --> 00:00:04.000, found " + quoted(line));
    }
    return new CueTimes(seconds(times, 1, number), seconds(times, 1 + GROUPS, number));
  }

  private static double seconds(Matcher times, int first, int number) throws CaptionFault {
    int hours = times.group(first) == null ? 0 : Integer.parseInt(times.group(first));
    int minutes = Integer.parseInt(times.group(first + 1));
    int seconds = Integer.parseInt(times.group(first + 2));
    if (minutes >= SIXTY || seconds >= SIXTY) {
      throw new CaptionFault(number, "minutes and seconds must be below 60");
    }
    String fraction = times.group(first + 3);
    double whole = (hours * (double) SIXTY + minutes) * SIXTY + seconds;
    return fraction == null ? whole : whole + Double.parseDouble("0." + fraction);
  }

  /** What stands there, short enough for a message. */
  static String quoted(String line) {
    String visible = line.strip().replaceAll("\\p{Cntrl}", " ");
    return "'" + (visible.length() > 60 ? visible.substring(0, 60) + "…" : visible) + "'";
  }
}
