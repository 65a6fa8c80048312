package dev.reelwise.api.upload;

import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import dev.reelwise.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shows thumbnails once they have arrived: nobody tells us when a client has sent one, and a list
 * of videos should not have to ask for each.
 */
@Component
class ThumbnailAdoption {

  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailAdoption.class);
  private static final int AT_ONCE = 100;
  private static final long LARGEST = 5_000_000;

  /** Longer than the address to send it to works. */
  private static final Duration PATIENCE = Duration.ofHours(25);

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final ThumbnailRepository rows;
  private final ObjectStore store;
  private final TransactionOperations transactions;
  private final Clock clock;

  ThumbnailAdoption(
      ThumbnailRepository rows,
      ObjectStore store,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** May run in many processes at once: each change is the same whoever makes it. */
  @Scheduled(fixedDelayString = "${reelwise.upload.thumbnail-check:2s}")
  void adopt() {
    try {
      for (ThumbnailUpload thumbnail : rows.waiting(AT_ONCE)) {
        adopt(thumbnail);
      }
    } catch (StorageUnavailable | IOException later) {
      LOG.warn("Can't look for new thumbnails at the moment: {}", later.getMessage());
    }
  }

  private void adopt(ThumbnailUpload thumbnail) throws IOException {
    Optional<StoredObject> arrived = store.find(thumbnail.key());
    if (arrived.isPresent() && isPicture(arrived.get())) {
      transactions.executeWithoutResult(
          transaction -> {
            rows.show(thumbnail);
            rows.close(thumbnail, UploadState.COMPLETED);
          });
      LOG.info("Video {} has a thumbnail of its owner's", thumbnail.video());
    } else if (arrived.isPresent()) {
      store.delete(thumbnail.key());
      rows.close(thumbnail, UploadState.ABORTED);
      LOG.info("Video {} was sent a thumbnail that is no picture", thumbnail.video());
    } else if (thumbnail.offeredAt().plus(PATIENCE).isBefore(clock.instant())) {
      rows.close(thumbnail, UploadState.ABORTED);
    }
  }

  private boolean isPicture(StoredObject object) throws IOException {
    if (object.sizeBytes() > LARGEST) {
      return false;
    }
    try (InputStream content = store.open(object.key())) {
      byte[] start = content.readNBytes(PNG.length);
      return Arrays.equals(start, PNG) || startsWith(start, JPEG);
    }
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }
}
