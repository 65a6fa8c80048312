package dev.reelwise.api.importing;

import org.jspecify.annotations.Nullable;

/**
 * How far an import is: {@code state} is waiting, fetching or failed; {@code error} why the last
 * attempt has failed; {@code totalBytes} null while or if the server does not tell.
 */
record ImportProgress(
    String url,
    String state,
    int attempt,
    long receivedBytes,
    @Nullable Long totalBytes,
    @Nullable String error) {}
