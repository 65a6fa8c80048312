package dev.reelwise.api.comment;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.web.Page;
import dev.reelwise.contracts.VideoId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments on a video. */
@RestController
@RequestMapping("/api/v1/videos/{id}/comments")
class CommentController {

  private final Comments comments;

  CommentController(Comments comments) {
    this.comments = comments;
  }

  @GetMapping
  Page<Comment> list(
      @PathVariable VideoId id,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
      SignedIn user) {
    return comments.page(id, page, limit, user);
  }

  @Idempotent
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Comment write(@PathVariable VideoId id, @Valid @RequestBody Written written, SignedIn user) {
    CommentId parent = written.parentId() == null ? null : new CommentId(written.parentId());
    return comments.write(id, parent, CommentText.of(written.content()), user);
  }

  @PutMapping("/{commentId}")
  Comment edit(
      @PathVariable VideoId id,
      @PathVariable CommentId commentId,
      @RequestBody Edited edited,
      SignedIn user) {
    return comments.edit(id, commentId, CommentText.of(edited.content()), user);
  }

  @DeleteMapping("/{commentId}")
  Deleted delete(@PathVariable VideoId id, @PathVariable CommentId commentId, SignedIn user) {
    comments.delete(id, commentId, user);
    return new Deleted(commentId);
  }

  @Idempotent
  @PostMapping("/{commentId}/like")
  @ResponseStatus(HttpStatus.CREATED)
  Likes.Liked like(@PathVariable VideoId id, @PathVariable CommentId commentId, SignedIn user) {
    return comments.like(id, commentId, user);
  }

  /** A new comment, or an answer to the one with {@code parentId}. */
  record Written(
      @Schema(minLength = 1, maxLength = 5000, requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String content,
      @Nullable @Min(1) Integer parentId) {}

  /** What the comment says from now on. */
  record Edited(
      @Schema(minLength = 1, maxLength = 5000, requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String content) {}

  /** The comment that is gone, with its replies. */
  record Deleted(CommentId commentId) {}
}
