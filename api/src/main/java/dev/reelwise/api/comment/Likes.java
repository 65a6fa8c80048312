package dev.reelwise.api.comment;

import dev.reelwise.contracts.UserId;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Likes of comments: one for each user, taken back by a second. */
@Component
class Likes {

  private final LikeRepository likes;
  private final TransactionOperations transactions;

  Likes(LikeRepository likes, TransactionOperations transactions) {
    this.likes = likes;
    this.transactions = transactions;
  }

  /** Throws {@link CommentNotFound}. */
  Liked toggle(CommentId comment, UserId user) {
    return Objects.requireNonNull(transactions.execute(transaction -> change(comment, user)));
  }

  private Liked change(CommentId comment, UserId user) {
    if (!likes.hold(comment)) {
      throw new CommentNotFound(comment);
    }
    if (likes.remove(comment, user)) {
      return new Liked(comment, likes.count(comment, -1), false);
    }
    likes.add(comment, user);
    return new Liked(comment, likes.count(comment, 1), true);
  }

  /** How a comment stands after a like, or after one was taken back. */
  record Liked(CommentId commentId, int likes, boolean hasLiked) {}
}
