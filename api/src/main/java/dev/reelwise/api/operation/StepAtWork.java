package dev.reelwise.api.operation;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A video's step: {@code progress} from 0 to 1, {@code worker} the process that has it. */
record StepAtWork(
    VideoId videoId,
    String title,
    UserId userId,
    StepName step,
    StepState state,
    int attempt,
    double progress,
    @Nullable String worker,
    @Nullable Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable String error) {}
