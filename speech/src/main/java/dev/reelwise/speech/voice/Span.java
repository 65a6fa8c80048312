package dev.reelwise.speech.voice;

/** A stretch of speech, in seconds. */
public record Span(double start, double end) {}
