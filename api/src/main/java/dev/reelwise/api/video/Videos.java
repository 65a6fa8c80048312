package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Page;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The videos, and who may see and change them. */
@Service
public class Videos {

  private final VideoRepository videos;
  private final PresignedUrls addresses;

  Videos(VideoRepository videos, PresignedUrls addresses) {
    this.videos = videos;
    this.addresses = addresses;
  }

  /** Throws VideoNotFound also when it is there, but not for this user. */
  public VideoView visible(VideoId id, SignedIn user) {
    return videos
        .find(id)
        .filter(row -> row.visibleTo(user.id()))
        .map(this::view)
        .orElseThrow(() -> new VideoNotFound(id));
  }

  /** Throws {@link NotTheOwner} when the user may see it only, VideoNotFound when not even that. */
  public VideoView owned(VideoId id, SignedIn user) {
    VideoView video = visible(id, user);
    if (!video.userId().equals(user.id())) {
      throw new NotTheOwner(id);
    }
    return video;
  }

  /** The ready ones, public or the user's own, newest first; {@code page} counts from 1. */
  Page<VideoView> page(SignedIn user, int page, int limit) {
    List<VideoRow> rows = videos.listed(user.id(), limit, (page - 1L) * limit);
    return new Page<>(
        rows.stream().map(this::view).toList(), videos.countListed(user.id()), page, limit);
  }

  /** The user's own, the newest first; without {@code completed}, those that are not ready. */
  List<VideoView> own(SignedIn user, boolean completed, int limit) {
    return videos.own(user.id(), completed, limit).stream().map(this::view).toList();
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
        : videos.listed(ids, user.id()).stream().map(this::view).toList();
  }

  private VideoView view(VideoRow row) {
    return new VideoView(
        row.id(),
        row.title(),
        row.description(),
        row.status(),
        row.statusMessage(),
        row.createdAt(),
        row.updatedAt(),
        row.processedAt(),
        row.userId(),
        row.userName(),
        new VideoView.Uploader(row.userId(), row.userName()),
        thumbnail(row),
        row.about());
  }

  private @Nullable URI thumbnail(VideoRow row) {
    if (row.thumbnailKey() != null) {
      return addresses.get(new ObjectKey(row.thumbnailKey()));
    }
    return row.hasPicture() ? addresses.get(ObjectKey.poster(row.id())) : null;
  }
}
