package dev.reelwise.language;

/** How surely a new point begins at a sentence, which then mostly states it. */
enum Opening {
  /** It may go on with what was said before. */
  NONE(0, 0),
  /** A question stands before it. */
  LIKELY(0.2, 0.08),
  /** It is counted, was announced, or draws the conclusion. */
  SURE(0.6, 0.15);

  private final double worth;
  private final double merit;

  Opening(double worth, double merit) {
    this.worth = worth;
    this.merit = merit;
  }

  /** What it adds to a block that begins there. */
  double worth() {
    return worth;
  }

  /** What it adds to the sentence's merit. */
  double merit() {
    return merit;
  }
}
