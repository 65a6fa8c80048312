package dev.reelwise.storage;

/** The object store did not answer, or answered with an error; trying again later may help. */
public final class StorageUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageUnavailable(String what, Throwable cause) {
    super("The object store can't " + what, cause);
  }
}
