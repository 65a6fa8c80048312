package dev.reelwise.speech;

import dev.reelwise.contracts.document.Segment;
import java.util.List;

/** Joins captions to paragraphs that can be read without the video. */
final class Paragraphs {

  /** Who pauses so long has come to an end. */
  private static final double PAUSE_SECONDS = 2;

  /** After so many characters the next end of a sentence ends the paragraph. */
  private static final int ENOUGH = 500;

  /** Where no sentence ever ends, as in captions without punctuation. */
  private static final int TOO_MUCH = 1500;

  private Paragraphs() {}

  /** One line each, with an empty one between; empty when nothing is said. */
  static String of(List<Segment> inOrder) {
    StringBuilder text = new StringBuilder();
    int begin = 0;
    double end = 0;
    for (Segment segment : inOrder) {
      if (!text.isEmpty()) {
        boolean ends = segment.start() - end >= PAUSE_SECONDS || isEnough(text, begin);
        text.append(ends ? "\n\n" : " ");
        begin = ends ? text.length() : begin;
      }
      text.append(CueText.oneLine(segment.text()));
      end = Math.max(end, segment.end());
    }
    return text.isEmpty() ? "" : text.append('\n').toString();
  }

  private static boolean isEnough(StringBuilder text, int begin) {
    int length = text.length() - begin;
    boolean sentence = ".!?\u2026\u3002".indexOf(text.charAt(text.length() - 1)) >= 0;
    return length >= TOO_MUCH || (length >= ENOUGH && sentence);
  }
}
