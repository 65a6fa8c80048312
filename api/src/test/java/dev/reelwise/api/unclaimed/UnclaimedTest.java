package dev.reelwise.api.unclaimed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.UploadedPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class UnclaimedTest extends ApiTest {

  private static final byte[] CONTENT = "unclaimed".getBytes(StandardCharsets.UTF_8);

  @Autowired private UnclaimedObjects objects;
  @Autowired private UnclaimedRepository entries;
  @Autowired private SweepUnclaimed sweep;
  @Autowired private ObjectStore store;
  @Autowired private MultipartUploads parts;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations transactions;

  @Test
  void whatADeadProcessHasStoredIsSweptAndWhatALivingOneStoresIsNot() {
    ObjectKey dead = stored();
    ObjectKey living = stored();
    entries.insert(dead);
    entries.insert(living);
    silence(dead);

    sweep.perform("all");

    assertThat(store.find(dead)).isEmpty();
    assertThat(store.find(living)).isPresent();
    assertThat(entriesOf(dead)).isZero();
    assertThat(entriesOf(living)).isOne();
  }

  @Test
  void theArrivedPartsOfABrokenUploadAreSwept() {
    ObjectKey key = key();
    entries.insert(key);
    String upload = parts.start(key, "video/mp4");
    UploadedPart part = parts.put(key, upload, 1, CONTENT, CONTENT.length);
    silence(key);

    sweep.perform("all");

    assertThatThrownBy(() -> parts.complete(key, upload, List.of(part)))
        .isInstanceOf(MultipartRejected.class);
    assertThat(entriesOf(key)).isZero();
  }

  @Test
  void whatWasClaimedIsNotGivenUpEvenIfItsMakerThinksThatItFailed() {
    ObjectKey key = stored();
    objects.announce(key);
    transactions.executeWithoutResult(transaction -> objects.claim(key));

    objects.giveUp(key);

    assertThat(store.find(key)).isPresent();
  }

  @Test
  void aClaimThatIsRolledBackLeavesTheObjectToBeGivenUp() {
    ObjectKey key = stored();
    objects.announce(key);
    transactions.executeWithoutResult(
        transaction -> {
          objects.claim(key);
          transaction.setRollbackOnly();
        });

    objects.giveUp(key);

    assertThat(store.find(key)).isEmpty();
    assertThat(entriesOf(key)).isZero();
  }

  @Test
  void whatWasSweptCanNotBeClaimedAndIsDeletedWhenItComesAfterwards() {
    ObjectKey key = key();
    objects.announce(key);
    silence(key);
    sweep.perform("all");
    store.put(key, CONTENT, "video/mp4");

    assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> objects.claim(key)))
        .isInstanceOf(ClaimLost.class);
    objects.giveUp(key);

    assertThat(store.find(key)).isEmpty();
  }

  @Test
  void anUploadIsClaimedAndARefusedOneLeavesNothing() {
    Answer taken = new Upload().file("a.mp4", "some bytes").by(newUser());
    Answer refused = new Upload().file("b.mp4", "more bytes").field("unknown", "x").by(newUser());

    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(400);
    VideoId video = new VideoId(taken.data().path("id").intValue());
    assertThat(entriesOf(ObjectKey.original(video))).isZero();
    assertThat(entriesOf(ObjectKey.original(new VideoId(video.value() + 1)))).isZero();
    assertThat(store.find(ObjectKey.original(video))).isPresent();
    assertThat(store.find(ObjectKey.original(new VideoId(video.value() + 1)))).isEmpty();
  }

  private ObjectKey stored() {
    ObjectKey key = key();
    store.put(key, CONTENT, "video/mp4");
    return key;
  }

  private static ObjectKey key() {
    return new ObjectKey("unclaimed/" + UUID.randomUUID());
  }

  private void silence(ObjectKey key) {
    database
        .sql(
            """
            update unclaimed_objects set alive_at = now() - interval '2 minutes'
            where key = :key
            """)
        .param("key", key.value())
        .update();
  }

  private int entriesOf(ObjectKey key) {
    return database
        .sql("select count(*) from unclaimed_objects where key = :key")
        .param("key", key.value())
        .query(Integer.class)
        .single();
  }
}
