package dev.reelwise.api.key;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a key, from 1; not the key itself. */
record KeyId(@JsonValue int value) {

  KeyId {
    if (value < 1) {
      throw new IllegalArgumentException("Not the id of a key: " + value);
    }
  }

  /** Reads an id in a path, for which Spring finds it by its name. Throws NumberFormatException. */
  public static KeyId valueOf(String text) {
    return new KeyId(Integer.parseInt(text));
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
