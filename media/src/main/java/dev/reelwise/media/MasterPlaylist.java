package dev.reelwise.media;

import java.util.List;
import java.util.Locale;

/** The HLS playlist that lists a video's variants (RFC 8216, 4.3.4). */
public final class MasterPlaylist {

  private MasterPlaylist() {}

  /**
   * One variant in it.
   *
   * @param uri of its media playlist
   * @param bandwidth peak bit/s
   * @param averageBandwidth bit/s; 0 when unknown
   * @param width 0 for audio only
   * @param height 0 for audio only
   * @param frameRate 0 for audio only, or when unknown
   * @param codecs RFC 6381; empty when unknown
   */
  public record Entry(
      String uri,
      long bandwidth,
      long averageBandwidth,
      int width,
      int height,
      double frameRate,
      String codecs) {

    public Entry {
      if (uri.isBlank() || uri.startsWith("#") || uri.chars().anyMatch(c -> c <= ' ')) {
        throw new IllegalArgumentException("Not a URI that a playlist can hold");
      }
      if (bandwidth <= 0) {
        throw new IllegalArgumentException("A variant needs a bandwidth, not " + bandwidth);
      }
    }

    String text() {
      StringBuilder line = new StringBuilder("#EXT-X-STREAM-INF:BANDWIDTH=").append(bandwidth);
      if (averageBandwidth > 0) {
        line.append(",AVERAGE-BANDWIDTH=").append(averageBandwidth);
      }
      if (width > 0) {
        line.append(",RESOLUTION=").append(width).append('x').append(height);
      }
      if (!codecs.isEmpty()) {
        line.append(",CODECS=\"").append(codecs).append('"');
      }
      if (frameRate > 0) {
        line.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", frameRate));
      }
      return line.append('\n').append(uri).append('\n').toString();
    }
  }

  /** The playlist's text, its variants in the order given. Players begin with the first. */
  public static String of(List<Entry> entries) {
    StringBuilder text =
        new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
    entries.forEach(entry -> text.append(entry.text()));
    return text.toString();
  }
}
