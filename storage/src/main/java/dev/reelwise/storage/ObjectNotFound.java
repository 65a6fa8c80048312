package dev.reelwise.storage;

/** The bucket holds nothing under this key. */
public final class ObjectNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ObjectNotFound(String what, Throwable cause) {
    super("There is no object to " + what, cause);
  }
}
