package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AbandonedUploadTest extends ApiTest {

  private static final byte[] BYTES = "the bytes".getBytes(StandardCharsets.UTF_8);

  @Autowired private DirectUploadRepository rows;
  @Autowired private DirectAborts aborts;
  @Autowired private UploadSettings settings;
  @Autowired private ObjectStore store;
  @Autowired private Clock clock;

  @Test
  void whatNobodyGoesOnWithIsTakenBackAndWhatBecameAVideoStays() {
    Visitor user = newUser();
    DirectFile half = DirectFile.started(user, "half.mp4");
    half.send(1, BYTES);
    DirectFile unsaved = DirectFile.completed(user, BYTES);
    DirectFile saved = DirectFile.completed(user, BYTES);
    saved.save("Kept");

    at(settings.keep().minusMinutes(1)).takeBack();
    assertThat(half.parts().status()).as("still in time").isEqualTo(200);

    at(settings.keep().plusMinutes(1)).takeBack();

    assertThat(half.parts().status()).isEqualTo(409);
    assertThat(unsaved.save("Too late").status()).isEqualTo(409);
    assertThat(store.find(new ObjectKey(unsaved.key()))).isEmpty();
    assertThat(saved.save("Again").status()).isEqualTo(201);
    assertThat(store.find(new ObjectKey(saved.key()))).isPresent();
  }

  private AbandonedUploads at(Duration later) {
    return new AbandonedUploads(rows, aborts, settings, Clock.offset(clock, later));
  }
}
