package dev.reelwise.api.check;

import java.util.function.Consumer;

/** Looks for some kinds of disagreement. */
interface Check {

  /** What it looks at, for a person who waits. */
  String subject();

  /** Tells what seems wrong, in no time longer than it takes to read all once. */
  void look(Consumer<Finding> found);

  /** Whether this is wrong now: what was under way at the first look may be over. */
  boolean holds(Finding finding);

  /** Sets it right, or asks for the work that does. A repeat does no harm. */
  void mend(Finding finding);
}
