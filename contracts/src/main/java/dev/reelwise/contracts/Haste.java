package dev.reelwise.contracts;

/**
 * Whether somebody waits for what this thread does. Where that is so, a server that does not answer
 * is given up within seconds; where it is not, within minutes, because the work can wait for it.
 */
public final class Haste {

  private static final ScopedValue<Boolean> WAITED_FOR = ScopedValue.newInstance();

  private Haste() {}

  /** Does it in haste. */
  public static <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work)
      throws X {
    return ScopedValue.where(WAITED_FOR, true).call(work);
  }

  /** True on a thread that works for a request. */
  public static boolean isOn() {
    return WAITED_FOR.isBound();
  }
}
