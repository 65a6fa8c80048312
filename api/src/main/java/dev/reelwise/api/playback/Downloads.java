package dev.reelwise.api.playback;

import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses of the files themselves, which need no token of ours. */
@Component
class Downloads {

  private final PresignedUrls addresses;
  private final PlaybackSettings settings;

  Downloads(PresignedUrls addresses, PlaybackSettings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Each variant as one MP4, to be saved under the video's title. */
  List<Watch.Download> of(String title, List<Playable> variants) {
    return variants.stream().map(variant -> download(title, variant)).toList();
  }

  private Watch.Download download(String title, Playable variant) {
    boolean picture = variant.width() > 0;
    String type = picture ? "video/mp4" : "audio/mp4";
    DownloadName name = DownloadName.of(title, variant.resolution(), picture ? "mp4" : "m4a");
    return new Watch.Download(
        variant.resolution(),
        addresses.download(
            new ObjectKey(variant.key()), settings.lifetime(), type, name.disposition()),
        variant.sizeBytes() == 0 ? null : variant.sizeBytes(),
        type,
        name.text());
  }

  /** The upload, to be played; the type is ours, whatever its sender has claimed. */
  URI source(PlayableSource source, String type) {
    return addresses.download(source.key(), settings.lifetime(), type, "inline");
  }
}
