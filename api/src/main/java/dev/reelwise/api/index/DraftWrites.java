package dev.reelwise.api.index;

/** The way to the draft of a rebuild. */
record DraftWrites(IndexWrites writes) {}
