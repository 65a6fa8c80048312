package dev.reelwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedStackTest {
  @Test
  void givesEachSetOfTestsADatabaseAndABucketOfItsOwn() {
    SharedStack shared = SharedStack.join();
    SharedStack first = shared.isolated("first");
    SharedStack second = shared.isolated("first");

    assertThat(first.environment()).containsEntry("DB_PORT", shared.environment().get("DB_PORT"));
    for (String own : new String[] {"DB_NAME", "AWS_YOUTUBE_BUCKET", "KAFKA_TOPIC_PREFIX"}) {
      assertThat(first.environment().get(own))
          .isNotEqualTo(second.environment().get(own))
          .isNotEqualTo(shared.environment().get(own));
    }
  }

  @Test
  void tellsWhereAWorkingFfmpegIs() {
    Path ffmpeg = Path.of(SharedStack.join().environment().get("FFMPEG_PATH"));

    assertThat(ffmpeg).isExecutable();
  }
}
