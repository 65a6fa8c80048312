package dev.reelwise.api.search;

/**
 * A place in a video where the sought words are said: {@code start} and {@code end} in seconds, the
 * words spoken, and the same as HTML with the matches in {@code <em>}.
 */
public record Moment(double start, double end, String text, String highlighted) {}
