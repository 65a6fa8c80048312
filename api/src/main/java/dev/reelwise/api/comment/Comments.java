package dev.reelwise.api.comment;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Repeats;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.web.Page;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The comments of the videos that a user may see; for others, each method throws VideoNotFound. */
@Service
class Comments {

  /** A page has at most a hundred comments, so that an answer stays bounded. */
  private static final int MOST_REPLIES = 50;

  private final CommentRepository comments;
  private final Likes likes;
  private final Videos videos;
  private final Repeats repeats;

  Comments(CommentRepository comments, Likes likes, Videos videos, Repeats repeats) {
    this.comments = comments;
    this.likes = likes;
    this.videos = videos;
    this.repeats = repeats;
  }

  /** {@code page} counts from 1; the total is of comments that answer no other. */
  Page<Comment> page(VideoId video, int page, int limit, SignedIn user) {
    videos.visible(video, user);
    List<Comment> found = comments.page(video, user.id(), limit, (page - 1L) * limit);
    List<CommentId> ids = found.stream().map(Comment::id).toList();
    Map<CommentId, List<Comment>> replies =
        comments.replies(ids, user.id(), MOST_REPLIES).stream()
            .filter(reply -> reply.parentId() != null)
            .collect(Collectors.groupingBy(Comment::parentId));
    return new Page<>(
        found.stream()
            .map(comment -> comment.with(replies.getOrDefault(comment.id(), List.of())))
            .toList(),
        comments.count(video),
        page,
        limit);
  }

  /** Throws {@link CommentNotFound} for a parent that is not there. */
  Comment write(VideoId video, @Nullable CommentId parent, CommentText text, SignedIn user) {
    videos.visible(video, user);
    CommentId root = parent == null ? null : root(found(video, parent, user));
    int id = repeats.once(() -> comments.insert(video, user.id(), root, text).value());
    return found(video, new CommentId(id), user);
  }

  private static CommentId root(Comment answered) {
    CommentId parent = answered.parentId();
    return parent == null ? answered.id() : parent;
  }

  /** Throws {@link CommentNotFound} and {@link NotTheAuthor}. */
  Comment edit(VideoId video, CommentId id, CommentText text, SignedIn user) {
    videos.visible(video, user);
    if (!found(video, id, user).userId().equals(user.id())) {
      throw new NotTheAuthor(id);
    }
    comments.edit(id, text);
    return found(video, id, user);
  }

  /** The author may, and the video's owner. Throws as {@link #edit}. */
  void delete(VideoId video, CommentId id, SignedIn user) {
    boolean ownsVideo = videos.visible(video, user).userId().equals(user.id());
    if (!found(video, id, user).userId().equals(user.id()) && !ownsVideo) {
      throw new NotTheAuthor(id);
    }
    comments.delete(id);
  }

  /** Likes it, or takes the like back. Throws {@link CommentNotFound}. */
  Likes.Liked like(VideoId video, CommentId id, SignedIn user) {
    videos.visible(video, user);
    return likes.toggle(found(video, id, user).id(), user.id());
  }

  private Comment found(VideoId video, CommentId id, SignedIn user) {
    return comments.find(video, id, user.id()).orElseThrow(() -> new CommentNotFound(id));
  }
}
