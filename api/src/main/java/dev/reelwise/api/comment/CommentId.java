package dev.reelwise.api.comment;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a comment, from 1. */
record CommentId(@JsonValue int value) {

  CommentId {
    if (value < 1) {
      throw new IllegalArgumentException("Not the id of a comment: " + value);
    }
  }

  /** Reads an id in a path, for which Spring finds it by its name. Throws NumberFormatException. */
  public static CommentId valueOf(String text) {
    return new CommentId(Integer.parseInt(text));
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
