package dev.reelwise.api.like;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** One like for each user who may see the video; for others, each method throws VideoNotFound. */
@Component
class VideoLikes {

  private final VideoLikeRepository likes;
  private final Videos videos;
  private final TransactionOperations transactions;

  VideoLikes(VideoLikeRepository likes, Videos videos, TransactionOperations transactions) {
    this.likes = likes;
    this.videos = videos;
    this.transactions = transactions;
  }

  /** Likes it, or takes the like back. */
  Liked toggle(VideoId video, SignedIn user) {
    return changed(
        video,
        user,
        () ->
            likes.remove(video, user.id())
                ? new Liked(video, likes.count(video, -1), false)
                : added(video, user.id()));
  }

  /** Likes it; once more changes nothing. */
  Liked like(VideoId video, SignedIn user) {
    return changed(video, user, () -> added(video, user.id()));
  }

  /** Takes the like back; once more changes nothing. */
  Liked unlike(VideoId video, SignedIn user) {
    return changed(
        video,
        user,
        () -> {
          int change = likes.remove(video, user.id()) ? -1 : 0;
          return new Liked(video, count(video, change), false);
        });
  }

  private Liked added(VideoId video, UserId user) {
    return new Liked(video, count(video, likes.add(video, user) ? 1 : 0), true);
  }

  private long count(VideoId video, int change) {
    return change == 0 ? likes.count(video) : likes.count(video, change);
  }

  private Liked changed(VideoId video, SignedIn user, Supplier<Liked> change) {
    videos.visible(video, user);
    return Objects.requireNonNull(
        transactions.execute(
            transaction -> {
              if (!likes.hold(video)) {
                throw new VideoNotFound(video);
              }
              return change.get();
            }));
  }

  /** How a video stands after a like, or after one was taken back. */
  record Liked(VideoId videoId, long likes, boolean hasLiked) {}
}
