package dev.reelwise.api.importing;

import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoId;

/** The video has its file, or was never to be fetched. */
final class NoImport extends Rejection {

  private static final long serialVersionUID = 1L;

  NoImport(VideoId video) {
    super(Kind.NOT_FOUND, "no-import", "Video " + video + " is not being imported");
  }
}
