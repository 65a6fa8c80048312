package dev.reelwise.contracts.event;

/** The Kafka topics of the pipeline. The key of each record is the video's id as text. */
public enum Topic {
  VIDEO_UPLOADED("video.uploaded"),
  VIDEO_TRANSCODED("video.transcoded"),
  VIDEO_TRANSCRIBED("video.transcribed"),
  VIDEO_SUMMARIZED("video.summarized"),
  VIDEO_FAILED("video.failed");

  private static final String DEAD_LETTERS = ".dlt";

  private final String text;

  Topic(String text) {
    this.text = text;
  }

  /** The topic's name on the broker. */
  public String text() {
    return text;
  }

  /** The topic where records of this one go that can't be read. */
  public String deadLetters() {
    return text + DEAD_LETTERS;
  }

  /** Reads {@link #text()} back. Throws IllegalArgumentException for any other text. */
  public static Topic of(String text) {
    for (Topic topic : values()) {
      if (topic.text.equals(text)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("Not a topic of the pipeline: " + text);
  }
}
