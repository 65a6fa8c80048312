package dev.reelwise.storage;

import java.time.Instant;

/** An upload in parts that is neither complete nor aborted. */
public record OpenUpload(ObjectKey key, String uploadId, Instant startedAt) {}
