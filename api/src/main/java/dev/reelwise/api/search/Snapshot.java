package dev.reelwise.api.search;

import java.time.Instant;

/** One state of the index, which the server keeps for a while. */
record Snapshot(String id, Instant opened) {}
