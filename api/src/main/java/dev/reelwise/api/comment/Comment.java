package dev.reelwise.api.comment;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as one user sees it; {@code hasLiked} is that user's own like. Replies, the oldest
 * first, have none of their own: an answer to a reply stands beside it.
 */
record Comment(
    CommentId id,
    VideoId videoId,
    UserId userId,
    @Nullable String userName,
    @Nullable CommentId parentId,
    String content,
    int likes,
    boolean hasLiked,
    boolean isEdited,
    @Nullable Instant editedAt,
    Instant createdAt,
    int replyCount,
    List<Comment> replies) {

  Comment {
    replies = List.copyOf(replies);
  }

  Comment with(List<Comment> answers) {
    return new Comment(
        id,
        videoId,
        userId,
        userName,
        parentId,
        content,
        likes,
        hasLiked,
        isEdited,
        editedAt,
        createdAt,
        replyCount,
        answers);
  }
}
