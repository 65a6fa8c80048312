package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.util.List;
import org.springframework.stereotype.Service;

/** The videos, and who may see and change them. */
@Service
public class Videos {

  private final VideoRepository videos;
  private final VideoViews views;

  Videos(VideoRepository videos, VideoViews views) {
    this.videos = videos;
    this.views = views;
  }

  /** Throws VideoNotFound also when it is there, but not for this user. */
  public VideoView visible(VideoId id, SignedIn user) {
    return videos
        .find(id)
        .filter(row -> row.visibleTo(user))
        .map(views::of)
        .orElseThrow(() -> new VideoNotFound(id));
  }

  /** As {@link #visible}, when nothing else of it is wanted. */
  public void requireVisible(VideoId id, UserId user) {
    if (videos.find(id).filter(row -> row.visibleTo(user)).isEmpty()) {
      throw new VideoNotFound(id);
    }
  }

  /**
   * A video that the user may change: the user's own, and for admins any. Throws {@link
   * NotTheOwner} when the user may see it only, VideoNotFound when not even that.
   */
  public VideoView owned(VideoId id, SignedIn user) {
    VideoView video = visible(id, user);
    if (!video.userId().equals(user.id()) && !user.isAdmin()) {
      throw new NotTheOwner(id);
    }
    return video;
  }

  /** The user's own, the newest first; without {@code completed}, those that are not ready. */
  List<VideoView> own(SignedIn user, boolean completed, int limit) {
    return videos.own(user.id(), completed, limit).stream().map(views::of).toList();
  }

  long countOwn(SignedIn user, boolean completed) {
    return videos.countOwn(user.id(), completed);
  }

  /**
   * Those of {@code ids} that lists and searches may show to the user: ready, and public or the
   * user's own. In no order.
   */
  public List<VideoView> listed(List<VideoId> ids, SignedIn user) {
    return ids.isEmpty()
        ? List.of()
        : videos.listed(ids, user.id()).stream().map(views::of).toList();
  }

  /** Those of {@code ids} that are the user's own, whatever their state. In no order. */
  public List<VideoView> own(List<VideoId> ids, SignedIn user) {
    return ids.isEmpty() ? List.of() : videos.own(ids, user.id()).stream().map(views::of).toList();
  }
}
