package dev.reelwise.pipeline.letter;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All dead letters: the records in Kafka's topics for them, and the parked rows of the outbox. */
public class DeadLetterBox {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterBox.class);

  private final RecordLetters records;
  private final ParkedRowRepository rows;
  private final ReplayRepository replays;

  DeadLetterBox(RecordLetters records, ParkedRowRepository rows, ReplayRepository replays) {
    this.records = records;
    this.rows = rows;
    this.replays = replays;
  }

  /** The newest, at most {@code limit}. Throws KafkaException when the brokers are away. */
  public List<Letter> newest(int limit) {
    return Stream.concat(
            replays.marked(records.newest(limit)).stream(), rows.newest(limit).stream())
        .sorted(Comparator.comparing(Letter::putAsideAt).reversed())
        .limit(limit)
        .toList();
  }

  /** Throws {@link LetterNotFound}. */
  public Letter find(LetterId id) {
    return switch (id) {
      case LetterId.InKafka record ->
          records
              .find(record)
              .map(letter -> replays.marked(List.of(letter)).getFirst())
              .orElseThrow(() -> new LetterNotFound(id));
      case LetterId.InOutbox row -> rows.find(row).orElseThrow(() -> new LetterNotFound(id));
    };
  }

  /**
   * Sends it once more to where it belongs; its effect comes once, however often this is called.
   * What is still wrong with it makes a new dead letter. Throws {@link LetterNotFound} and {@link
   * LetterNotReplayable}.
   */
  public void replay(LetterId id, String by) {
    switch (id) {
      case LetterId.InKafka record -> {
        records.sendAgain(record);
        replays.add(record, by);
      }
      case LetterId.InOutbox row -> {
        if (!rows.unpark(row)) {
          throw new LetterNotFound(id);
        }
      }
    }
    log.info("Dead letter {} was sent once more by {}", id.text(), by);
  }
}
