package dev.reelwise.pipeline.step;

/** Why a step's work came to nothing, in words for the video's owner. */
public abstract sealed class StepFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private StepFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Trying again later may help: a server was away, a quota was used up. */
  public static final class Transient extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Transient(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** Trying again can't help: the file is broken. */
  public static final class Permanent extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Permanent(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** A server of ours is away: the step waits until it is back, and no attempt is used up. */
  public static final class Unavailable extends StepFailure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
