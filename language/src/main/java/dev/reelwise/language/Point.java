package dev.reelwise.language;

/**
 * A sentence that may be one of a talk's points. {@code topic} tells how near it is to what is said
 * around it, {@code likeness} how near to a known aside, {@code aside} that its words give it away
 * as an aside or a bare announcement, {@code merit} how well it would stand in a summary, {@code
 * opening} whether a new point begins with it.
 */
// The vector is never compared.
@SuppressWarnings("ArrayRecordComponent")
record Point(
    int place,
    Sentence sentence,
    float[] vector,
    double topic,
    double likeness,
    boolean aside,
    double merit,
    Opening opening) {

  boolean isClear(double margin) {
    return !aside && topic - likeness > margin;
  }
}
