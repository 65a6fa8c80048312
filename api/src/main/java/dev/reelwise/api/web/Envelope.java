package dev.reelwise.api.web;

import org.jspecify.annotations.Nullable;

/**
 * The form of every answer that succeeds: {@code path} without the query, {@code message} for a
 * person, {@code data} what was asked for.
 */
record Envelope(
    boolean success, String path, int statusCode, String message, @Nullable Object data) {}
