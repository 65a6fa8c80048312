package dev.reelwise.media;

import java.util.List;

/** The HLS playlist that lists a video's variants (RFC 8216, 4.3.4). */
public final class MasterPlaylist {

  private MasterPlaylist() {}

  /**
   * One variant in it.
   *
   * @param uri of its media playlist
   * @param bandwidth peak bit/s
   * @param averageBandwidth bit/s
   * @param width 0 for audio only
   * @param height 0 for audio only
   * @param frameRate 0 for audio only
   * @param codecs RFC 6381; may be empty if unknown
   */
  public record Entry(
      String uri,
      long bandwidth,
      long averageBandwidth,
      int width,
      int height,
      double frameRate,
      String codecs) {}

  /** The playlist's text, its variants in the order given. */
  public static String of(List<Entry> entries) {
    throw new UnsupportedOperationException();
  }
}
