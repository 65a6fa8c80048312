package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;

/**
 * The right to work on a step, and to record it. {@code attempt} is the fence: who holds an earlier
 * one has lost the right. {@code failures}, {@code losses} and {@code waits} are those of the run
 * so far; {@code trigger} is the JSON of the event that asked for it.
 */
record Lease(
    StepName step,
    VideoId video,
    int attempt,
    int failures,
    int losses,
    int waits,
    String trigger) {}
