package dev.reelwise.api.operation;

import dev.reelwise.contracts.StepName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many videos wait for a step, are in it, wait to try again, and have failed in it. */
record Queue(
    StepName step,
    long queued,
    long running,
    long retrying,
    long failed,
    @Nullable Instant oldestQueuedAt,
    @Nullable Instant pausedSince,
    @Nullable String pausedBy) {}
