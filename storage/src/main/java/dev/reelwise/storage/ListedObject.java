package dev.reelwise.storage;

import java.time.Instant;

/** An object as a listing of the bucket tells of it: its size in bytes, its ETag, its age. */
public record ListedObject(ObjectKey key, long sizeBytes, String etag, Instant changedAt) {}
