package dev.reelwise.api.transcode;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.media.Transcoded;
import dev.reelwise.media.Variant;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Stores what was made of a video, all files at once. A repeat overwrites. */
@Component
class VariantUploads {

  private static final String MP4 = "video/mp4";
  private static final String AUDIO_MP4 = "audio/mp4";
  private static final String PLAYLIST = "application/vnd.apple.mpegurl";
  private static final String JPEG = "image/jpeg";

  private final ObjectStore store;

  VariantUploads(ObjectStore store) {
    this.store = store;
  }

  /** Throws {@link StorageUnavailable} when one of the files could not be stored. */
  List<StoredVariant> store(VideoId video, Transcoded made) throws InterruptedException {
    List<Callable<Object>> uploads = new ArrayList<>();
    List<StoredVariant> stored = new ArrayList<>();
    for (Variant variant : made.variants()) {
      ObjectKey key = ObjectKey.variant(video, variant.resolution());
      stored.add(new StoredVariant(variant, key));
      uploads.add(upload(key, variant.file(), variant.width() == 0 ? AUDIO_MP4 : MP4));
      uploads.add(
          upload(ObjectKey.playlist(video, variant.resolution()), variant.playlist(), PLAYLIST));
    }
    made.poster().ifPresent(file -> uploads.add(upload(ObjectKey.poster(video), file, JPEG)));
    all(uploads);
    return stored;
  }

  private Callable<Object> upload(ObjectKey key, Path file, String type) {
    return () -> store.put(key, file, type);
  }

  private static void all(List<Callable<Object>> uploads) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> upload : threads.invokeAll(uploads)) {
        upload.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StorageUnavailable failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
