package dev.reelwise.media;

import java.time.Duration;

/**
 * A sound track. {@code index} is the stream's number in the container; {@code delay} is how much
 * later than the file it begins; {@code preferred} marks the track that the file wants played.
 */
public record AudioTrack(
    int index, String codec, int channels, int sampleRate, Duration delay, boolean preferred) {}
