package dev.reelwise.contracts;

/** A user's id, as in {@code users.id}; always positive. */
public record UserId(int value) {

  public UserId {
    if (value <= 0) {
      throw new IllegalArgumentException("A user's id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
