package dev.reelwise.speech.moonshine;

/** A word and when it is said, in seconds from the first sample. */
public record TimedWord(String text, double start, double end) {}
