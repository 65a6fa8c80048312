package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Cuts a transcript at segment borders into chunks of a limited number of tokens. */
final class Chunker {

  private final TokenCounter tokens;
  private final int mostTokens;

  Chunker(TokenCounter tokens, int mostTokens) {
    if (mostTokens < 1) {
      throw new IllegalArgumentException("A chunk can't have " + mostTokens + " tokens");
    }
    this.tokens = tokens;
    this.mostTokens = mostTokens;
  }

  /** The chunks in time order; none for a transcript without a word. */
  List<Chunk> chunks(Transcript transcript) {
    List<Chunk> chunks = new ArrayList<>();
    List<Segment> open = new ArrayList<>();
    int size = 0;
    for (Segment segment : withinLimit(Speech.segments(transcript))) {
      int more = size(segment.text());
      if (size + more > mostTokens && !open.isEmpty()) {
        chunks.add(new Chunk(open));
        open.clear();
        size = 0;
      }
      open.add(segment);
      size += more;
    }
    if (!open.isEmpty()) {
      chunks.add(new Chunk(open));
    }
    return chunks;
  }

  /** With the space that joins it to the one before. */
  private int size(String text) {
    return tokens.count(" " + text);
  }

  private List<Segment> withinLimit(List<Segment> segments) {
    List<Segment> fitting = new ArrayList<>();
    segments.forEach(segment -> addInHalves(segment, fitting));
    return fitting;
  }

  /** Halves a segment that is too long by itself; a half has its share of the time. */
  private void addInHalves(Segment segment, List<Segment> to) {
    int middle = middle(segment.text());
    if (middle == 0 || size(segment.text()) <= mostTokens) {
      to.add(segment);
      return;
    }
    double share = (double) middle / segment.text().length();
    double cut = segment.start() + (segment.end() - segment.start()) * share;
    String first = segment.text().substring(0, middle);
    String second = segment.text().substring(middle);
    addInHalves(new Segment(segment.id(), segment.start(), cut, first), to);
    addInHalves(new Segment(segment.id(), cut, segment.end(), second), to);
  }

  /** The space nearest before the middle; without one, the middle; 0 for a single character. */
  private static int middle(String text) {
    int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    int space = text.lastIndexOf(' ', half);
    return space > 0 ? space : half;
  }
}
