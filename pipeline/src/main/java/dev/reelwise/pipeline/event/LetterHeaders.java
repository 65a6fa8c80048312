package dev.reelwise.pipeline.event;

/** The headers that a dead letter has beside its record's own: UTF-8 text, bounded in length. */
public final class LetterHeaders {

  /** What all of them begin with. */
  public static final String PREFIX = "dlt-";

  public static final String REASON = PREFIX + "reason";
  public static final String TOPIC = PREFIX + "topic";
  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";
  public static final String AT = PREFIX + "at";

  /**
   * Only on a letter whose record was too large: the size in bytes of the record's value, of which
   * the letter has the begin. Topic, partition and offset say where the whole of it is.
   */
  public static final String CUT = PREFIX + "cut";

  private LetterHeaders() {}
}
