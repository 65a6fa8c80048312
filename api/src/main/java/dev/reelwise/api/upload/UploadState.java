package dev.reelwise.api.upload;

import java.util.Locale;

/** How far an upload is that its client sends to the store itself. */
enum UploadState {
  INITIALIZED,
  IN_PROGRESS,
  COMPLETED,
  ABORTED;

  /** As in the table. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static UploadState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
