package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All segments as one text that knows where, and when, each segment begins. */
final class SpokenText {

  private final StringBuilder joined = new StringBuilder();
  private final NavigableMap<Integer, Double> starts = new TreeMap<>();

  SpokenText(List<Segment> segments) {
    for (Segment segment : segments) {
      if (!joined.isEmpty()) {
        joined.append(' ');
      }
      starts.put(joined.length(), segment.start());
      joined.append(segment.text());
    }
  }

  String text() {
    return joined.toString();
  }

  /** The pieces between offsets in ascending order. */
  List<Piece> cut(List<Integer> ends) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      pieces.add(new Piece(from, end));
      from = end;
    }
    if (from < joined.length()) {
      pieces.add(new Piece(from, joined.length()));
    }
    return pieces;
  }

  /** A stretch of the text. */
  final class Piece {

    private final int from;
    private final int to;

    private Piece(int from, int to) {
      this.from = from;
      this.to = to;
    }

    String text() {
      return joined.substring(from, to).strip();
    }

    /** The start of the segment in which it begins, in seconds. */
    double start() {
      int first = from;
      while (first < to - 1 && joined.charAt(first) == ' ') {
        first++;
      }
      return starts.floorEntry(first).getValue();
    }

    /** Its parts in each of the segments that it runs over. */
    List<Piece> bySegment() {
      List<Piece> parts = new ArrayList<>();
      int begin = from;
      for (int border : starts.subMap(from, false, to, false).keySet()) {
        parts.add(new Piece(begin, border));
        begin = border;
      }
      parts.add(new Piece(begin, to));
      return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }
  }
}
