package dev.reelwise.api.upload;

import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.storage.ObjectKey;
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
  private static final int LARGEST = 5_000_000;

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
    if (arrived.isEmpty()) {
      missing(thumbnail);
      return;
    }
    byte[] content = arrived.get().sizeBytes() > LARGEST ? new byte[0] : content(thumbnail);
    if (isPicture(content)) {
      bringHome(thumbnail, content, arrived.get());
      FailPoints.reach(FailPoint.THUMBNAIL_MOVED, "own");
      show(thumbnail, home(thumbnail));
    } else {
      store.delete(thumbnail.key());
      rows.close(thumbnail, UploadState.ABORTED);
      LOG.info("Video {} was sent a thumbnail that is no picture", thumbnail.video());
    }
  }

  /** Not there yet, or at home already, because a process has died behind moving it. */
  private void missing(ThumbnailUpload thumbnail) {
    ObjectKey home = home(thumbnail);
    if (!home.equals(thumbnail.key()) && store.find(home).isPresent()) {
      show(thumbnail, home);
    } else {
      giveUp(thumbnail);
    }
  }

  private void giveUp(ThumbnailUpload thumbnail) {
    if (thumbnail.offeredAt().plus(PATIENCE).isBefore(clock.instant())) {
      rows.close(thumbnail, UploadState.ABORTED);
    }
  }

  private byte[] content(ThumbnailUpload thumbnail) throws IOException {
    try (InputStream content = store.open(thumbnail.key())) {
      return content.readNBytes(LARGEST);
    }
  }

  /** A picture that came before its video is moved to the others of it, and so deleted with it. */
  private void bringHome(ThumbnailUpload thumbnail, byte[] content, StoredObject arrived) {
    ObjectKey home = home(thumbnail);
    if (!home.equals(thumbnail.key())) {
      store.put(home, content, arrived.contentType());
      store.delete(thumbnail.key());
    }
  }

  private static ObjectKey home(ThumbnailUpload thumbnail) {
    return ObjectKey.thumbnail(thumbnail.video(), thumbnail.fileName());
  }

  private void show(ThumbnailUpload thumbnail, ObjectKey home) {
    transactions.executeWithoutResult(
        transaction -> {
          rows.show(thumbnail.video(), home);
          rows.close(thumbnail, UploadState.COMPLETED);
        });
    LOG.info("Video {} has a thumbnail of its owner's", thumbnail.video());
  }

  private static boolean isPicture(byte[] content) {
    return startsWith(content, PNG) || startsWith(content, JPEG);
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }
}
