package dev.reelwise.api.like;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.VideoId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Liking a video. */
@RestController
@RequestMapping("/api/v1/videos/{id}/like")
class VideoLikeController {

  private final VideoLikes likes;

  VideoLikeController(VideoLikes likes) {
    this.likes = likes;
  }

  /** Likes it, or takes the like back, as with comments. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  VideoLikes.Liked toggle(@PathVariable VideoId id, SignedIn user) {
    return likes.toggle(id, user);
  }

  /** Likes it, however often it is said. */
  @PutMapping
  VideoLikes.Liked like(@PathVariable VideoId id, SignedIn user) {
    return likes.like(id, user);
  }

  /** Takes the like back, however often it is said. */
  @DeleteMapping
  VideoLikes.Liked unlike(@PathVariable VideoId id, SignedIn user) {
    return likes.unlike(id, user);
  }
}
