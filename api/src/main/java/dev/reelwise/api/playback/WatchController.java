package dev.reelwise.api.playback;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.views.Views;
import dev.reelwise.api.web.PublicAddress;
import dev.reelwise.contracts.VideoId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a video is to be watched. */
@RestController
class WatchController {

  private final Videos videos;
  private final PlayableRepository variants;
  private final PlaybackTokens tokens;
  private final PublicAddress address;
  private final Views views;

  WatchController(
      Videos videos,
      PlayableRepository variants,
      PlaybackTokens tokens,
      PublicAddress address,
      Views views) {
    this.videos = videos;
    this.variants = variants;
    this.tokens = tokens;
    this.address = address;
    this.views = views;
  }

  @GetMapping("/api/v1/videos/{id}/watch")
  Watch watch(@PathVariable VideoId id, SignedIn user) {
    VideoView video = videos.visible(id, user);
    if (variants.of(id).isEmpty()) {
      throw new NothingToPlay(id);
    }
    String folder = "/api/v1/watch/hls/" + id;
    String query = "?token=" + tokens.issue(id, user.id());
    URI master = address.of(folder + "/master.m3u8" + query);
    views.began(id, user.id());
    URI captions = address.of(folder + "/captions/captions.vtt" + query);
    return new Watch(master, HlsController.HLS, master, captions, video.thumbnailUrl());
  }

  /**
   * {@code url} and {@code hls} are the absolute address of the HLS master playlist, {@code type}
   * its media type; {@code captionsUrl} serves a track element, once there is a transcript.
   */
  record Watch(URI url, String type, URI hls, URI captionsUrl, @Nullable URI posterUrl) {}
}
