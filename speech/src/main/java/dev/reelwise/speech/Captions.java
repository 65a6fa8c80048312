package dev.reelwise.speech;

import dev.reelwise.contracts.document.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Writes captions as WebVTT, SubRip and text to read. */
public final class Captions {

  private Captions() {}

  /** A WebVTT file (the W3C's format) with one cue for each segment, in time order. */
  public static String webVtt(List<Segment> segments) {
    StringBuilder file = new StringBuilder("WEBVTT\n\n");
    for (Segment cue : inOrder(segments)) {
      file.append(times(cue, '.')).append('\n');
      file.append(text(cue, Captions::escapeMarkup)).append("\n\n");
    }
    return file.toString();
  }

  /** A SubRip (.srt) file with one cue for each segment, in time order, numbered from 1. */
  public static String srt(List<Segment> segments) {
    StringBuilder file = new StringBuilder();
    int number = 1;
    for (Segment cue : inOrder(segments)) {
      file.append(number++).append('\n').append(times(cue, ',')).append('\n');
      file.append(text(cue, Captions::hideArrows)).append("\n\n");
    }
    return file.toString();
  }

  /** The words alone, in paragraphs of one line each, with an empty line between them. */
  public static String plainText(List<Segment> segments) {
    return Paragraphs.of(inOrder(segments));
  }

  private static List<Segment> inOrder(List<Segment> segments) {
    return segments.stream()
        .filter(segment -> !segment.text().isBlank())
        .sorted(Comparator.comparingDouble(Segment::start).thenComparingDouble(Segment::end))
        .toList();
  }

  /** A cue must end after it starts, so the shortest lasts a millisecond. */
  private static String times(Segment cue, char point) {
    long start = Math.round(cue.start() * 1000);
    long end = Math.max(start + 1, Math.round(cue.end() * 1000));
    return time(start, point) + " --> " + time(end, point);
  }

  private static String time(long millis, char point) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        point,
        millis % 1000);
  }

  private static String text(Segment cue, UnaryOperator<String> escape) {
    return escape.apply(String.join("\n", CaptionLines.wrap(cue.text())));
  }

  /** With {@code >} escaped too, no text can hold the arrow that marks a line of times. */
  private static String escapeMarkup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** SubRip has no escapes; an arrow inside the text would be read as a line of times. */
  private static String hideArrows(String text) {
    return text.replace("-->", "\u2192");
  }
}
