package dev.reelwise.pipeline.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row to publish: {@code key} is the video's id as text, {@code value} the JSON for the wire.
 * {@code writtenNanos} is when its transaction began, on this machine's {@link System#nanoTime}.
 */
record WaitingRow(
    long position,
    UUID id,
    String topic,
    @Nullable String key,
    @Nullable String value,
    long writtenNanos,
    @Nullable String traceparent) {}
