package dev.reelwise.storage;

/** An object that is in the bucket: its size in bytes, its ETag as the server gave it. */
public record StoredObject(ObjectKey key, long sizeBytes, String etag, String contentType) {}
