package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code video_status_logs}: {@code actor} is {@code user-{id}} or a service's name;
 * {@code id} grows with time.
 */
public record StatusChange(
    long id, VideoStatus status, String actor, @Nullable String message, Instant at) {}
