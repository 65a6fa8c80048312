package dev.reelwise.stack;

import java.nio.file.Path;

/** Two programs that work on this machine. */
public record Ffmpeg(Path ffmpeg, Path ffprobe) {}
