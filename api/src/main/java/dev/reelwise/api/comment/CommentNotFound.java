package dev.reelwise.api.comment;

import dev.reelwise.api.web.Rejection;

/** The video has no such comment (any more). */
final class CommentNotFound extends Rejection {

  private static final long serialVersionUID = 1L;

  CommentNotFound(CommentId id) {
    super(Kind.NOT_FOUND, "comment-not-found", "There is no comment " + id + " on this video");
  }
}
