package dev.reelwise.api.upload;

import dev.reelwise.storage.StorageUnavailable;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes direct uploads back that nobody goes on with: their parts cost room in the bucket. */
@Component
class AbandonedUploads {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);
  private static final int AT_ONCE = 100;

  private final DirectUploadRepository rows;
  private final DirectAborts aborts;
  private final UploadSettings settings;
  private final Clock clock;

  AbandonedUploads(
      DirectUploadRepository rows, DirectAborts aborts, UploadSettings settings, Clock clock) {
    this.rows = rows;
    this.aborts = aborts;
    this.settings = settings;
    this.clock = clock;
  }

  /** May run in many processes at once: an abort may be repeated. */
  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
  void takeBack() {
    for (DirectUpload upload : rows.abandoned(clock.instant().minus(settings.keep()), AT_ONCE)) {
      try {
        aborts.abort(upload);
        LOG.info("Upload {} was abandoned", upload.key());
      } catch (DirectUploadRejected.Saved meanwhile) {
        LOG.debug("Upload {} has just become a video", upload.key());
      } catch (StorageUnavailable later) {
        LOG.warn("Upload {} is abandoned and can't be taken back yet", upload.key(), later);
      }
    }
  }
}
