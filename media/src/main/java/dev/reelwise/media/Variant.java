package dev.reelwise.media;

import java.nio.file.Path;

/**
 * One finished variant: a fragmented MP4, and the HLS media playlist that names byte ranges of it.
 *
 * @param resolution its name: {@code 1080p}, {@code 720p} … or {@code audio}
 * @param width square pixels, 0 for audio
 * @param height square pixels, 0 for audio
 * @param bitrate the highest of any segment in bit/s, which is HLS's {@code BANDWIDTH}
 * @param averageBitrate over the whole file in bit/s, HLS's {@code AVERAGE-BANDWIDTH}
 * @param frameRate frames per second, constant; 0 for audio
 * @param codecs RFC 6381, such as {@code avc1.64001f,mp4a.40.2}
 * @param file {resolution}.mp4
 * @param playlist {resolution}.m3u8, whose media URI is the plain name of {@code file}
 * @param sizeBytes of {@code file}
 */
public record Variant(
    String resolution,
    int width,
    int height,
    long bitrate,
    long averageBitrate,
    double frameRate,
    String codecs,
    Path file,
    Path playlist,
    long sizeBytes) {}
