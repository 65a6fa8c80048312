package dev.reelwise.pipeline.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A row to publish: {@code place} is where it lies in its table (the server's {@code ctid}), which
 * nothing else takes while the snapshot that it was read in lasts; {@code key} is the video's id as
 * text, {@code value} the JSON for the wire, both in UTF-8, null where the payload is no event of a
 * video. {@code writtenNanos} is when its transaction began, on this machine's {@link
 * System#nanoTime}.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to Kafka as they are, and never compared.
record WaitingRow(
    String place,
    String id,
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long writtenNanos,
    @Nullable String traceparent) {}
