package dev.reelwise.api.playback;

/** A row of {@code video_variants}: bit/s, pixels, frames per second; zero where unknown. */
record Playable(
    String resolution,
    String key,
    int width,
    int height,
    long bandwidth,
    long averageBandwidth,
    double frameRate,
    String codecs,
    long sizeBytes) {}
