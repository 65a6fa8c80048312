package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoSteps;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that is known of one video. */
@RestController
class DetailsController {

  private final Videos videos;
  private final PartRepository parts;
  private final VideoSteps steps;
  private final DetailAges ages;

  DetailsController(Videos videos, PartRepository parts, VideoSteps steps, DetailAges ages) {
    this.videos = videos;
    this.parts = parts;
    this.steps = steps;
    this.ages = ages;
  }

  @GetMapping("/api/v1/videos/{id}")
  ResponseEntity<VideoDetails> details(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    VideoDetails details = details(videos.visible(id, user));
    Freshness now = ages.of(details);
    return now.isKnownTo(request) ? now.unchanged() : now.fresh().body(details);
  }

  private VideoDetails details(VideoView video) {
    return new VideoDetails(
        video,
        video.uploader(),
        parts.summary(video.id()).orElse(null),
        parts.captions(video.id()).orElse(null),
        parts.qualityOptions(video.id()),
        video.thumbnailUrl(),
        steps.of(video.id()));
  }
}
