package dev.reelwise.api.comment;

import dev.reelwise.api.web.Rejection;

/** The comment is another user's. */
final class NotTheAuthor extends Rejection {

  private static final long serialVersionUID = 1L;

  NotTheAuthor(CommentId id) {
    super(Kind.FORBIDDEN, "not-the-author", "Comment " + id + " is another user's");
  }
}
