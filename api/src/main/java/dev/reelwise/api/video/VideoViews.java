package dev.reelwise.api.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import dev.reelwise.storage.StorageSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of rows what viewers see. The addresses of thumbnails are signed once and handed out for
 * half of the time that they work: only with a row that its viewer may see.
 */
@Component
class VideoViews {

  private static final int MOST_ADDRESSES = 10_000;

  private final PresignedUrls addresses;
  private final Cache<ObjectKey, URI> signed;

  VideoViews(PresignedUrls addresses, StorageSettings settings) {
    Duration half = settings.urlLifetime().dividedBy(2);
    this.addresses = addresses;
    this.signed = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterWrite(half).build();
  }

  VideoView of(VideoRow row) {
    return new VideoView(
        row.id(),
        row.title(),
        row.description(),
        row.status(),
        row.statusMessage(),
        row.createdAt(),
        row.updatedAt(),
        row.processedAt(),
        row.userId(),
        row.userName(),
        new VideoView.Uploader(row.userId(), row.userName()),
        thumbnail(row),
        row.about());
  }

  private @Nullable URI thumbnail(VideoRow row) {
    if (row.thumbnailKey() != null) {
      return signed.get(new ObjectKey(row.thumbnailKey()), addresses::get);
    }
    return row.hasPicture() ? signed.get(ObjectKey.poster(row.id()), addresses::get) : null;
  }
}
