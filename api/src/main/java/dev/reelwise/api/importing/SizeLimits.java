package dev.reelwise.api.importing;

import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.upload.UploadSettings;
import dev.reelwise.contracts.UserId;
import org.springframework.stereotype.Component;

/** How large a fetched file may be: as an uploaded one, and within its owner's quota. */
@Component
class SizeLimits {

  private final UploadSettings settings;
  private final Quotas quotas;

  SizeLimits(UploadSettings settings, Quotas quotas) {
    this.settings = settings;
    this.quotas = quotas;
  }

  /** What the user has room for now. */
  SizeLimit of(UserId owner) {
    return new SizeLimit(settings.largest().toBytes(), quotas.room(owner).bytes());
  }

  record SizeLimit(long largest, long room) {

    /** Throws {@link FetchFailed} when these are too many bytes; -1 is not known. */
    void check(long bytes) {
      if (bytes > largest) {
        throw FetchFailed.forGood(
            "The file is too large: it may have at most %,d bytes".formatted(largest));
      }
      if (bytes > room) {
        throw FetchFailed.forGood(
            "The file does not fit into your quota: %,d bytes are left".formatted(room));
      }
    }
  }
}
