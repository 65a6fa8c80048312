package dev.reelwise.pipeline.letter;

/** A dead letter can't be sent once more as it is; the message says what to do. */
public final class LetterNotReplayable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LetterNotReplayable(String reason) {
    super(reason);
  }

  static LetterNotReplayable cut(LetterId id, String wholeRecord) {
    return new LetterNotReplayable(
        "Dead letter %s is only the begin of a record that was too large: the whole one is %s, for as long as Kafka keeps it. Send that one once more, or run the step of its video again"
            .formatted(id.text(), wholeRecord));
  }

  static LetterNotReplayable tooLarge(LetterId id, String topic) {
    return new LetterNotReplayable(
        "Dead letter %s is larger than Kafka takes for %s. Raise max.message.bytes of that topic, then replay it"
            .formatted(id.text(), topic));
  }
}
