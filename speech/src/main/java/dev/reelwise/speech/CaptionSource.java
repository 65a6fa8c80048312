package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file of captions, read one after the other; an empty one ends a block. */
final class CaptionSource {

  private final List<String> lines;
  private int next;

  private CaptionSource(List<String> lines) {
    this.lines = lines;
  }

  /** Lines may end as on any system; a byte order mark is no text. */
  static CaptionSource of(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new CaptionSource(List.of(plain.split("\r\n|\n|\r", -1)));
  }

  /** The number of the line that {@link #take} would give, counted from 1. */
  int number() {
    return next + 1;
  }

  boolean atEnd() {
    return next >= lines.size();
  }

  /** The next line, which stays; empty at the end. */
  String peek() {
    return atEnd() ? "" : lines.get(next);
  }

  /** The line after the next; empty at the end. */
  String second() {
    return next + 1 < lines.size() ? lines.get(next + 1) : "";
  }

  String take() {
    String line = peek();
    next++;
    return line;
  }

  void skipBlank() {
    while (!atEnd() && peek().isBlank()) {
      next++;
    }
  }

  /** The lines up to the next empty one, or to one of times where the empty one was forgotten. */
  List<String> block() {
    List<String> block = new ArrayList<>();
    while (!atEnd() && !peek().isBlank() && !CueTimes.isLineOf(peek())) {
      block.add(take());
    }
    return block;
  }

  void skipBlock() {
    while (!atEnd() && !peek().isBlank()) {
      next++;
    }
  }
}
