package dev.reelwise.api.playback;

import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.web.PublicAddress;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Service;

/** What can be watched of a video at once: the variants, or the upload where browsers play it. */
@Service
class Offers {

  private final PlayableRepository variants;
  private final PlayableSourceRepository sources;
  private final Downloads downloads;
  private final PlaybackTokens tokens;
  private final PublicAddress address;

  Offers(
      PlayableRepository variants,
      PlayableSourceRepository sources,
      Downloads downloads,
      PlaybackTokens tokens,
      PublicAddress address) {
    this.variants = variants;
    this.sources = sources;
    this.downloads = downloads;
    this.tokens = tokens;
    this.address = address;
  }

  /** For this viewer alone. Throws {@link NothingToPlay} while there is neither. */
  Watch of(VideoView video, UserId viewer) {
    VideoId id = video.id();
    String folder = "/api/v1/watch/hls/" + id;
    String query = "?token=" + tokens.issue(id, viewer);
    URI captions = address.of(folder + "/captions/captions.vtt" + query);
    List<Watch.Track> tracks = tracks(id, captions);
    List<Playable> playable = variants.of(id);
    if (playable.isEmpty()) {
      return source(video, captions, tracks);
    }
    URI master = address.of(folder + "/master.m3u8" + query);
    return new Watch(
        master,
        HlsController.HLS,
        master,
        captions,
        video.thumbnailUrl(),
        tracks,
        downloads.of(video.title(), playable));
  }

  private Watch source(VideoView video, URI captions, List<Watch.Track> tracks) {
    PlayableSource source =
        sources.find(video.id()).orElseThrow(() -> new NothingToPlay(video.id()));
    String type = source.browserType().orElseThrow(() -> new NothingToPlay(video.id()));
    return new Watch(
        downloads.source(source, type),
        type,
        null,
        captions,
        video.thumbnailUrl(),
        tracks,
        List.of());
  }

  private List<Watch.Track> tracks(VideoId video, URI captions) {
    return sources
        .captionLanguage(video)
        .map(Language::of)
        .map(
            language ->
                new Watch.Track(
                    "captions",
                    language.tag().isEmpty() ? null : language.tag(),
                    language.label(),
                    captions))
        .stream()
        .toList();
  }
}
