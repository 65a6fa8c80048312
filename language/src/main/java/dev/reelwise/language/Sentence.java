package dev.reelwise.language;

/** A sentence of a transcript; {@code start} is in seconds, {@code words} counts its words. */
record Sentence(String text, double start, int words) {

  static Sentence of(String text, double start) {
    String stripped = text.strip();
    return new Sentence(stripped, start, Words.of(stripped).size());
  }
}
