package dev.reelwise.api.upload;

import dev.reelwise.api.web.Rejection;
import org.springframework.util.unit.DataSize;

/** An upload that is not taken; nothing of it is kept. */
sealed class UploadRejected extends Rejection {

  private static final long serialVersionUID = 1L;

  private UploadRejected(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  /** The file has no byte. */
  static final class Empty extends UploadRejected {
    private static final long serialVersionUID = 1L;

    Empty() {
      super(Kind.INVALID, "empty-file", "file is empty: choose a video or audio file");
    }
  }

  /** The file has more bytes than the settings allow. */
  static final class TooLarge extends UploadRejected {
    private static final long serialVersionUID = 1L;

    TooLarge(DataSize largest) {
      super(
          Kind.TOO_LARGE,
          "file-too-large",
          "file may have at most %,d bytes".formatted(largest.toBytes()));
    }
  }

  /** The request ended before it was complete, or is no multipart body. */
  static final class BrokenOff extends UploadRejected {
    private static final long serialVersionUID = 1L;

    BrokenOff(Throwable cause) {
      super(
          Kind.INVALID,
          "broken-upload",
          "The upload broke off or is no correct multipart/form-data: send it again");
      initCause(cause);
    }
  }

  /** It comes in so slowly that it only holds a place. */
  static final class TooSlow extends UploadRejected {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super(
          Kind.TOO_SLOW,
          "upload-too-slow",
          "The file comes in too slowly: send it in parts, at /api/v1/upload/init");
    }
  }

  /** As many files as the settings allow are coming in already. */
  static final class Crowded extends UploadRejected {
    private static final long serialVersionUID = 1L;

    Crowded() {
      super(
          Kind.UNAVAILABLE, "too-many-uploads", "Too many uploads at once: try again in a minute");
    }
  }
}
