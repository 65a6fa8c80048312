package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking at videos, and changing one's own. */
@RestController
@RequestMapping("/api/v1/videos")
class VideoController {

  private final Videos videos;
  private final Deletions deletions;
  private final Edits edits;

  VideoController(Videos videos, Deletions deletions, Edits edits) {
    this.videos = videos;
    this.deletions = deletions;
    this.edits = edits;
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
