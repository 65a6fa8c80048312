package dev.reelwise.pipeline.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row to publish: {@code place} is where it lies in its table (the server's {@code ctid}), which
 * nothing else takes while the snapshot that it was read in lasts; {@code key} is the video's id as
 * text, {@code value} the JSON for the wire. {@code writtenNanos} is when its transaction began, on
 * this machine's {@link System#nanoTime}.
 */
record WaitingRow(
    String place,
    UUID id,
    String topic,
    @Nullable String key,
    @Nullable String value,
    long writtenNanos,
    @Nullable String traceparent) {}
