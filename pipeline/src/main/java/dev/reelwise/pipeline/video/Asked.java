package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;

/**
 * That a step of the video is asked for: {@code trigger} is the JSON of the event that does so,
 * {@code traceparent} the trace that it belongs to, null where nothing is traced.
 */
public record Asked(VideoId video, String trigger, @Nullable String traceparent) {}
