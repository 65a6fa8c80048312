package dev.reelwise.api.transcript;

import dev.reelwise.contracts.UserId;
import dev.reelwise.storage.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code transcript_versions}. {@code path} holds its JSON and never changes; {@code
 * userId} is null where nobody but the machine had a hand in it.
 */
record Version(
    int version,
    ObjectKey path,
    Source source,
    @Nullable UserId userId,
    @Nullable String language,
    int segments,
    @Nullable Integer restoredFrom,
    Instant createdAt) {}
