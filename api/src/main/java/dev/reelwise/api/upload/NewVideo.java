package dev.reelwise.api.upload;

import dev.reelwise.api.video.Particulars;
import org.jspecify.annotations.Nullable;

/** What a video begins with; {@code uploadId} when its client sent the file to the store itself. */
record NewVideo(
    ReceivedFile file,
    String title,
    @Nullable String description,
    Particulars particulars,
    @Nullable String uploadId) {}
