package dev.reelwise.speech;

/**
 * A caption as it stands in a file: {@code line} is its line of times, counted from 1; {@code
 * start} and {@code end} are seconds; {@code text} is plain, without markup, on one line.
 */
public record Cue(int line, double start, double end, String text) {}
