package dev.reelwise.api.transcript;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** A transcript can't be changed, or not in this way. */
abstract sealed class TranscriptRejected extends Rejection {

  private static final long serialVersionUID = 1L;

  private TranscriptRejected(Kind kind, String slug, String detail) {
    super(kind, slug, detail);
  }

  /** The transcribe step would replace whatever is sent now. */
  static final class UnderWay extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    UnderWay(VideoId video) {
      super(
          Kind.CONFLICT,
          "transcript-under-way",
          "Video " + video + " is being transcribed; its transcript can be changed after that");
    }
  }

  /** Others change it all the time. */
  static final class Busy extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    Busy(VideoId video) {
      super(
          Kind.CONFLICT,
          "transcript-busy",
          "Others are changing the transcript of video " + video + " right now; try again");
    }
  }

  /** It is no longer the one that the client has seen. */
  static final class ChangedSince extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    ChangedSince(VideoId video) {
      super(
          Kind.CHANGED_SINCE,
          "transcript-changed",
          "The transcript of video "
              + video
              + " is not the one that If-Match names: get it anew, and change that");
    }
  }

  static final class NoSuchVersion extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    NoSuchVersion(VideoId video, int version) {
      super(
          Kind.NOT_FOUND,
          "no-such-version",
          "The transcript of video " + video + " has no version " + version);
    }
  }

  static final class TooLarge extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    TooLarge(long bytes) {
      super(
          Kind.TOO_LARGE,
          "transcript-too-large",
          "A transcript may have at most " + bytes + " bytes");
    }
  }

  static final class WrongType extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    WrongType() {
      super(
          Kind.UNSUPPORTED_TYPE,
          "unsupported-media-type",
          "Send application/json, text/vtt or application/x-subrip, in UTF-8");
    }
  }

  /** It is about to be made anew already. */
  static final class SummaryUnderWay extends TranscriptRejected {
    private static final long serialVersionUID = 1L;

    SummaryUnderWay(VideoId video) {
      super(
          Kind.CONFLICT,
          "summary-under-way",
          "The summary of video " + video + " is being made already");
    }
  }
}
