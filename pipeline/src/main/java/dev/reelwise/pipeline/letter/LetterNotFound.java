package dev.reelwise.pipeline.letter;

/** There is no such dead letter, or not any more. */
public final class LetterNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LetterNotFound(LetterId id) {
    super("There is no dead letter " + id.text());
  }
}
