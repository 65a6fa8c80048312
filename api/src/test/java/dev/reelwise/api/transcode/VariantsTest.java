package dev.reelwise.api.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.media.Variant;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class VariantsTest extends ApiTest {

  @Autowired private Variants variants;
  @Autowired private ObjectStore store;

  @Test
  void whatALaterRunDoesNotMakeAgainIsDeleted() throws InterruptedException {
    VideoId video = rows().video(newUser().userId(), "Fewer now", "transcoding");
    put(video, "720p");
    put(video, "360p");
    variants.replace(
        video, List.of(stored(video, "720p"), stored(video, "360p")), Duration.ofSeconds(9));

    variants.replace(video, List.of(stored(video, "360p")), Duration.ofSeconds(9));

    Eventually.isTrue(
        () ->
            store.find(ObjectKey.variant(video, "720p")).isEmpty()
                && store.find(ObjectKey.playlist(video, "720p")).isEmpty());
    assertThat(store.find(ObjectKey.variant(video, "360p"))).isPresent();
    assertThat(store.find(ObjectKey.playlist(video, "360p"))).isPresent();
  }

  private void put(VideoId video, String resolution) {
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    store.put(ObjectKey.variant(video, resolution), bytes, "video/mp4");
    store.put(ObjectKey.playlist(video, resolution), bytes, "application/vnd.apple.mpegurl");
  }

  private static StoredVariant stored(VideoId video, String resolution) {
    Path file = Path.of(resolution + ".mp4");
    Variant variant =
        new Variant(resolution, 640, 360, 900_000, 800_000, 25, "avc1.64001e", file, file, 1);
    return new StoredVariant(variant, ObjectKey.variant(video, resolution));
  }
}
