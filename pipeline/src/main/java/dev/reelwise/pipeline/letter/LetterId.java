package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a dead letter: a record of a topic's dead letters, or a parked row of the outbox. */
public sealed interface LetterId {

  /** As {@link #valueOf} reads it. */
  String text();

  /** A record of the topic's dead letters; as text {@code video.uploaded.dlt-0-17}. */
  record InKafka(Topic topic, int partition, long offset) implements LetterId {
    private static final Pattern FORM =
        Pattern.compile("([a-z.]{1,40})\\.dlt-([0-9]{1,6})-([0-9]{1,18})");

    @Override
    public String text() {
      return topic.deadLetters() + "-" + partition + "-" + offset;
    }
  }

  /** A row that can't be published; as text {@code outbox-} and the event's id. */
  record InOutbox(UUID event) implements LetterId {
    private static final String PREFIX = "outbox-";

    @Override
    public String text() {
      return PREFIX + event;
    }
  }

  /** Reads {@link #text()} back. Throws IllegalArgumentException for any other text. */
  static LetterId valueOf(String text) {
    if (text.startsWith(InOutbox.PREFIX)) {
      return new InOutbox(UUID.fromString(text.substring(InOutbox.PREFIX.length())));
    }
    Matcher record = InKafka.FORM.matcher(text);
    if (!record.matches()) {
      throw new IllegalArgumentException("Not a dead letter's id: " + text);
    }
    return new InKafka(
        Topic.of(record.group(1)),
        Integer.parseInt(record.group(2)),
        Long.parseLong(record.group(3)));
  }
}
