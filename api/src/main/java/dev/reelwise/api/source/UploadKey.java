package dev.reelwise.api.source;

import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.storage.ObjectKey;

/** Which object an upload's event speaks of. */
public final class UploadKey {

  private UploadKey() {}

  /** Throws IllegalArgumentException for an event that speaks of none. */
  public static ObjectKey of(VideoEvent event) {
    if (event instanceof VideoUploaded uploaded) {
      return new ObjectKey(uploaded.fileKey());
    }
    throw new IllegalArgumentException("Not the event of an upload: " + event.topic().text());
  }
}
