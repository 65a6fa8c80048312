package dev.reelwise.speech;

/** A file of captions can't be read; the message tells a person the line and what belongs there. */
public final class CaptionFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  CaptionFault(int line, String fault) {
    super("Line " + line + ": " + fault);
    this.line = line;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }
}
