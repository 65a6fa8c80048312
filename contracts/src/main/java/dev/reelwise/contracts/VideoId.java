package dev.reelwise.contracts;

/** A video's id, as in {@code videos.id}; always positive. */
public record VideoId(int value) {

  public VideoId {
    if (value <= 0) {
      throw new IllegalArgumentException("A video's id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
