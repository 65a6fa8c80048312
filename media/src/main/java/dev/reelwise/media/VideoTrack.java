package dev.reelwise.media;

/**
 * The picture of a file. {@code index} is the stream's number in the container; {@code codedWidth}
 * and {@code codedHeight} are stored pixels; {@code width} and {@code height} are square pixels as
 * shown, after the rotation (clockwise degrees: 0, 90, 180, 270) and the pixels' shape have been
 * applied; {@code frameRate} is the constant rate that fits it, in frames per second, and {@code
 * thinned} says that the file has more than those.
 */
public record VideoTrack(
    int index,
    String codec,
    String pixelFormat,
    int codedWidth,
    int codedHeight,
    int width,
    int height,
    int rotation,
    FrameRate frameRate,
    boolean thinned,
    boolean hdr,
    boolean interlaced) {

  /** The same at another constant rate. */
  VideoTrack at(FrameRate rate) {
    return new VideoTrack(
        index,
        codec,
        pixelFormat,
        codedWidth,
        codedHeight,
        width,
        height,
        rotation,
        rate,
        thinned,
        hdr,
        interlaced);
  }

  /** The side that names the size: a portrait of 1080×1920 is as much "1080p" as 1920×1080. */
  public int shortSide() {
    return Math.min(width, height);
  }
}
