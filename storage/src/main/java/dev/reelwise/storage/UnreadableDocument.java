package dev.reelwise.storage;

/** An object is there, but it is not the document that it should be. */
public final class UnreadableDocument extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableDocument(ObjectKey key, Throwable cause) {
    super("The document " + key + " can't be read: " + cause.getMessage(), cause);
  }
}
