package dev.reelwise.api.playback;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.views.Views;
import dev.reelwise.contracts.VideoId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a video is to be watched. */
@RestController
class WatchController {

  private final Videos videos;
  private final Offers offers;
  private final Views views;

  WatchController(Videos videos, Offers offers, Views views) {
    this.videos = videos;
    this.offers = offers;
    this.views = views;
  }

  @GetMapping("/api/v1/videos/{id}/watch")
  Watch watch(@PathVariable VideoId id, SignedIn user) {
    Watch offer = offers.of(videos.visible(id, user), user.id());
    views.began(id, user.id());
    return offer;
  }
}
