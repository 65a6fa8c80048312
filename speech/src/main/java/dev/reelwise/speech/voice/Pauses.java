package dev.reelwise.speech.voice;

import java.util.ArrayList;
import java.util.List;

/** Finds speech and pauses in a row of windows. */
final class Pauses {

  /** Clicks and coughs are shorter than the shortest words. */
  private static final int SHORTEST_SPEECH = 5;

  /** How many windows make up a moment in which nobody may notice a cut. */
  private static final int MOMENT = 5;

  private Pauses() {}

  /** The stretches of speech, in seconds from the first window. */
  static List<Span> speech(List<Window> windows) {
    List<Span> spans = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= windows.size(); i++) {
      boolean voiced = i < windows.size() && windows.get(i).voiced();
      if (voiced && begin < 0) {
        begin = i;
      } else if (!voiced && begin >= 0) {
        if (i - begin >= SHORTEST_SPEECH) {
          spans.add(new Span(begin * Window.SECONDS, i * Window.SECONDS));
        }
        begin = -1;
      }
    }
    return spans;
  }

  /**
   * Where to cut after {@code shortest} windows: in the middle of the longest pause, or, where
   * there is none, at the quietest moment.
   */
  static int bestCut(List<Window> windows, int shortest) {
    int cut = -1;
    int longest = 0;
    int length = 0;
    for (int i = shortest; i < windows.size(); i++) {
      length = windows.get(i).voiced() ? 0 : length + 1;
      if (length > 0 && length >= longest) {
        longest = length;
        cut = i + 1 - length / 2;
      }
    }
    return cut > 0 ? cut : quietestMoment(windows, shortest);
  }

  private static int quietestMoment(List<Window> windows, int shortest) {
    int best = windows.size();
    double least = Double.POSITIVE_INFINITY;
    for (int i = shortest; i + MOMENT <= windows.size(); i++) {
      double energy = windows.subList(i, i + MOMENT).stream().mapToDouble(Window::energy).sum();
      if (energy < least) {
        least = energy;
        best = i + MOMENT / 2;
      }
    }
    return best;
  }
}
