package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code video_steps}: {@code attempt} counts from 1 (0 before the first), {@code
 * progress} lies in 0..1, {@code error} is a person's words.
 */
public record StepRecord(
    StepName name,
    StepState state,
    int attempt,
    double progress,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {}
