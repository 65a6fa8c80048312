package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Page;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoSteps;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking at videos, and changing one's own. */
@RestController
@RequestMapping("/api/v1/videos")
class VideoController {

  private final Videos videos;
  private final PartRepository parts;
  private final VideoSteps steps;
  private final Deletions deletions;
  private final Edits edits;

  VideoController(
      Videos videos, PartRepository parts, VideoSteps steps, Deletions deletions, Edits edits) {
    this.videos = videos;
    this.parts = parts;
    this.steps = steps;
    this.deletions = deletions;
    this.edits = edits;
  }

  @GetMapping("/list")
  Page<VideoView> list(
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
      SignedIn user) {
    return videos.page(user, page, limit);
  }

  @GetMapping("/{id}")
  VideoDetails details(@PathVariable VideoId id, SignedIn user) {
    VideoView video = videos.visible(id, user);
    return new VideoDetails(
        video,
        video.uploader(),
        parts.summary(id).orElse(null),
        parts.captions(id).orElse(null),
        parts.qualityOptions(id),
        video.thumbnailUrl(),
        steps.of(id));
  }

  @GetMapping("/{id}/info")
  VideoView info(@PathVariable VideoId id, SignedIn user) {
    return videos.visible(id, user);
  }

  /** Says anew what the video is called: a description that is left out goes. */
  @PutMapping("/{id}")
  VideoView describe(@PathVariable VideoId id, @Valid @RequestBody Edit edit, SignedIn user) {
    videos.owned(id, user);
    edits.describe(id, edit);
    return videos.visible(id, user);
  }

  /** Changes what is given and leaves the rest; an empty description goes. */
  @PatchMapping("/{id}")
  VideoView change(@PathVariable VideoId id, @Valid @RequestBody Edit edit, SignedIn user) {
    videos.owned(id, user);
    edits.change(id, edit);
    return videos.visible(id, user);
  }

  @DeleteMapping("/{id}")
  Deleted delete(@PathVariable VideoId id, SignedIn user) {
    deletions.delete(videos.owned(id, user).id());
    return new Deleted(id);
  }

  /** Nobody finds it any more; in camel case, as the counterpart's clients read it. */
  record Deleted(@JsonProperty("videoId") VideoId videoId) {}
}
