package dev.reelwise.pipeline.inbox;

import org.jspecify.annotations.Nullable;

/** A record's value, and the trace that it belongs to. */
@SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
record Incoming(byte[] value, @Nullable String traceparent) {}
