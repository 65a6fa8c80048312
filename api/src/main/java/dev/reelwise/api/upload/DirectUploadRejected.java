package dev.reelwise.api.upload;

import dev.reelwise.api.web.Rejection;
import java.util.Collection;

/** A step of a direct upload that can't be done. */
sealed class DirectUploadRejected extends Rejection {

  private static final long serialVersionUID = 1L;

  private DirectUploadRejected(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  /** There is none with this id and key, or it is another user's. */
  static final class Unknown extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super(
          Kind.NOT_FOUND,
          "upload-not-found",
          "You have no upload with this id and key: start one at /api/v1/upload/init");
    }
  }

  /** It was aborted, or the store has thrown it away. */
  static final class Ended extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    Ended() {
      super(
          Kind.CONFLICT,
          "upload-ended",
          "This upload was aborted: start another at /api/v1/upload/init");
    }
  }

  /** Parts can't be added any more. */
  static final class Completed extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    Completed() {
      super(
          Kind.CONFLICT,
          "upload-completed",
          "This upload is complete: save it at /api/v1/upload/save");
    }
  }

  /** It has no file yet. */
  static final class NotComplete extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    NotComplete() {
      super(
          Kind.CONFLICT,
          "upload-not-complete",
          "This upload is not complete: finish it at /api/v1/upload/complete first");
    }
  }

  /** It is a video already. */
  static final class Saved extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    Saved() {
      super(
          Kind.CONFLICT,
          "upload-saved",
          "This upload is a video already: delete the video instead");
    }
  }

  /** Some of the parts given have not arrived, or arrived with another ETag. */
  static final class WrongParts extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    WrongParts(Collection<Integer> numbers) {
      super(
          Kind.INVALID,
          "wrong-parts",
          "parts: "
              + numbers.stream().limit(20).toList()
              + " did not arrive with this ETag; /api/v1/upload/parts lists what did");
    }
  }

  /** A part that is not the last has too few bytes. */
  static final class SmallParts extends DirectUploadRejected {
    private static final long serialVersionUID = 1L;

    SmallParts() {
      super(
          Kind.INVALID,
          "small-parts",
          "parts: each but the last must have at least 5 MiB; start again with larger ones");
    }
  }
}
