package dev.reelwise.media;

/**
 * One variant to be made. {@code resolution} is its name ({@code 720p}, {@code audio}); width and
 * height are even, square pixels, 0 for audio; {@code maxBitrate} is the video's in bit/s.
 */
public record Rendition(String resolution, int width, int height, long maxBitrate) {

  /** The name of the only variant of a file without video. */
  public static final String AUDIO = "audio";

  boolean isAudio() {
    return width == 0;
  }
}
