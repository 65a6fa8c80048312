package dev.reelwise.api.playback;

import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in whoever has a playback token, as long as they may still see the video. */
@Component
class Admission {

  private final PlaybackTokens tokens;
  private final Videos videos;

  Admission(PlaybackTokens tokens, Videos videos) {
    this.tokens = tokens;
    this.videos = videos;
  }

  /**
   * For whom the token was issued. Throws {@link PlaybackRefused}, and VideoNotFound when the video
   * has become private or is gone since then.
   */
  UserId viewer(VideoId video, @Nullable String token) {
    UserId viewer = tokens.viewer(video, token);
    videos.requireVisible(video, viewer);
    return viewer;
  }
}
