package dev.reelwise.storage;

/** The server does not make an object of these parts; it would not do so later either. */
public final class MultipartRejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it does not. */
  public enum Reason {
    /** The server knows no such upload: it was completed, aborted, or never was. */
    UNKNOWN_UPLOAD,
    /** A part is missing, has another ETag, or is given out of order. */
    WRONG_PARTS,
    /** A part that is not the last is smaller than the server allows (5 MiB on AWS). */
    SMALL_PART
  }

  private final Reason reason;

  MultipartRejected(Reason reason, ObjectKey key, Throwable cause) {
    super("No upload to " + key + ": " + reason, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
