package dev.reelwise.api.idempotency;

/** An answer as it went out; {@code contentType} is empty where it had none. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
record StoredAnswer(int status, String contentType, byte[] body) {}
