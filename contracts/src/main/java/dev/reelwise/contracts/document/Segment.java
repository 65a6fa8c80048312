package dev.reelwise.contracts.document;

/** A stretch of speech. {@code start} and {@code end} are seconds from the video's begin. */
public record Segment(int id, double start, double end, String text) {

  public Segment {
    if (!(start >= 0 && end >= start)) {
      throw new IllegalArgumentException("A segment can't run from " + start + " to " + end);
    }
    text = text.strip();
  }
}
