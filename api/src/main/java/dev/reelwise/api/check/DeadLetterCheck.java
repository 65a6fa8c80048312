package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.letter.DeadLetterBox;
import dev.reelwise.pipeline.letter.Letter;
import dev.reelwise.pipeline.letter.LetterId;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells of the newest dead letters that nobody has sent once more. */
@Component
@Order(5)
class DeadLetterCheck implements Check {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterCheck.class);
  private static final int MOST = 100;

  private final DeadLetterBox box;

  DeadLetterCheck(DeadLetterBox box) {
    this.box = box;
  }

  @Override
  public String subject() {
    return "the dead letters";
  }

  @Override
  public void look(Consumer<Finding> found) {
    try {
      box.newest(MOST).stream()
          .filter(letter -> letter.id() instanceof LetterId.InKafka && letter.replayedAt() == null)
          .forEach(letter -> found.accept(finding(letter)));
    } catch (KafkaException away) {
      LOG.warn("Kafka does not answer: its dead letters are not told. {}", away.getMessage());
    }
  }

  private static Finding finding(Letter letter) {
    String key = letter.key();
    VideoId video =
        key != null && key.matches("[1-9][0-9]{0,8}") ? new VideoId(Integer.parseInt(key)) : null;
    return new Finding(
        Kind.DEAD_LETTER,
        video,
        letter.id().text(),
        letter.topic().text() + ": " + letter.reason());
  }

  @Override
  public boolean holds(Finding finding) {
    return true;
  }

  @Override
  public void mend(Finding finding) {
    // Only told.
  }
}
