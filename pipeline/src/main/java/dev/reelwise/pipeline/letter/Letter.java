package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: where it belongs, why and when it was put aside, the video's id where the key
 * tells it, and what it says: the first {@link #SHOWN} characters of {@code sizeCharacters}. {@code
 * wholeRecord} names the record of which this letter is only the begin, and is null for a whole
 * one; {@code replayedAt} is null until it was sent once more.
 */
public record Letter(
    LetterId id,
    Topic topic,
    String reason,
    Instant putAsideAt,
    @Nullable String key,
    String value,
    int sizeCharacters,
    @Nullable String wholeRecord,
    @Nullable Instant replayedAt) {

  /** Letters are listed by the hundred, and one may have megabytes. */
  static final int SHOWN = 20_000;

  Letter replayedAt(@Nullable Instant time) {
    return new Letter(id, topic, reason, putAsideAt, key, value, sizeCharacters, wholeRecord, time);
  }
}
