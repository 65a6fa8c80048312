package dev.reelwise.media;

import org.jspecify.annotations.Nullable;

/** Why a media file could not be worked on; the message is meant for the person who uploaded it. */
public abstract sealed class MediaFailure extends Exception {

  private MediaFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The file is at fault: trying again gives the same. */
  public static final class Unreadable extends MediaFailure {

    /**
     * @param reason the rest of the sentence that begins with "This file has no video or audio that
     *     can be read", such as "it is empty"
     */
    public Unreadable(String reason) {
      super("This file has no video or audio that can be read: " + reason + ".", null);
    }
  }

  /** The disk became full: trying again helps when it no longer is. */
  public static final class NoSpace extends MediaFailure {

    NoSpace() {
      super("Working on this file failed: No space left on device.", null);
    }
  }

  /** The machine is at fault (killed, no memory, no time): trying again may help. */
  public static final class Trouble extends MediaFailure {

    public Trouble(String message) {
      super(message, null);
    }

    public Trouble(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
