package dev.reelwise.api.upload;

import dev.reelwise.api.video.Particulars;
import org.jspecify.annotations.Nullable;

/** What a client says of a video whose file it has sent already; empty texts stand for none. */
record Draft(
    String key,
    String title,
    String description,
    Particulars particulars,
    @Nullable String thumbnailKey) {

  /** The title is the file's name if none was given. */
  NewVideo video(ReceivedFile file, String uploadId) {
    String given = OneLine.of(title, UploadForm.LONGEST_TITLE);
    String about = Lines.of(description);
    return new NewVideo(
        file,
        given.isEmpty() ? OneLine.of(file.name().title(), UploadForm.LONGEST_TITLE) : given,
        about.isEmpty() ? null : about,
        particulars,
        uploadId);
  }
}
