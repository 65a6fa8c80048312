package dev.reelwise.api.importing;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code video_imports}, held by whoever has the newest {@code attempt}. {@code uploadId}
 * is the object store's for the parts that were stored so far, of the file's {@code version}.
 */
record VideoImport(
    VideoId video,
    UserId owner,
    String url,
    boolean titled,
    int attempt,
    int failures,
    @Nullable String uploadId,
    @Nullable String version,
    Instant startedAt) {}
