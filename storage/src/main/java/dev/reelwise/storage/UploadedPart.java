package dev.reelwise.storage;

/** A part of a multipart upload as the server has it: its number from 1, its ETag, its bytes. */
public record UploadedPart(int number, String etag, long sizeBytes) {}
