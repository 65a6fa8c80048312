package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import org.springframework.stereotype.Component;

/** All that is known of one video. */
@Component
class Details {

  private final DetailRepository rows;
  private final VideoViews views;

  Details(DetailRepository rows, VideoViews views) {
    this.rows = rows;
    this.views = views;
  }

  /** Throws VideoNotFound also when it is there, but not for this user. */
  VideoDetails visible(VideoId id, SignedIn user) {
    DetailRepository.Stored stored =
        rows.find(id, user.id())
            .filter(found -> found.video().visibleTo(user))
            .orElseThrow(() -> new VideoNotFound(id));
    VideoView video = views.of(stored.video());
    return new VideoDetails(
        video,
        video.uploader(),
        stored.summary(),
        stored.captions(),
        stored.qualityOptions(),
        video.thumbnailUrl(),
        stored.steps(),
        video.about().likes(),
        stored.hasLiked());
  }
}
