package dev.reelwise.media;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HLS playlist of one variant, which names byte ranges of one file (RFC 8216, 4.3.2). */
public final class MediaPlaylist {

  private static final Pattern MAP_URI = Pattern.compile("(#EXT-X-MAP:.*?URI=\")[^\"]*(\")");
  private static final Pattern MAP_RANGE =
      Pattern.compile("#EXT-X-MAP:.*BYTERANGE=\"(\\d+)@(\\d+)\"");
  private static final Pattern SEGMENT =
      Pattern.compile("#EXTINF:([\\d.]+),[^\\n]*\\n#EXT-X-BYTERANGE:(\\d+)@(\\d+)");

  private MediaPlaylist() {}

  /** A segment: its length in seconds, and its place in the file in bytes. */
  record ByteRange(double seconds, long length, long offset) {

    double bitsPerSecond() {
      return seconds > 0 ? length * 8 / seconds : 0;
    }
  }

  /**
   * The same playlist with {@code url} in place of each media URI: every segment's, and the map's.
   *
   * @throws IllegalArgumentException when the URL could break out of its line or quotes
   */
  public static String withUri(String playlist, String url) {
    if (url.isBlank() || url.startsWith("#") || url.chars().anyMatch(c -> c <= ' ' || c == '"')) {
      throw new IllegalArgumentException("Not a URL that a playlist can hold");
    }
    StringBuilder text = new StringBuilder();
    for (String line : playlist.lines().toList()) {
      text.append(line.isBlank() || line.startsWith("#") ? withMapUri(line, url) : url)
          .append('\n');
    }
    return text.toString();
  }

  static List<ByteRange> segments(String playlist) {
    List<ByteRange> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(playlist);
    while (matcher.find()) {
      segments.add(range(Double.parseDouble(matcher.group(1)), matcher.group(2), matcher.group(3)));
    }
    return segments;
  }

  /** Where the file's header is, without which no segment can be played. */
  static ByteRange map(String playlist) {
    Matcher matcher = MAP_RANGE.matcher(playlist);
    if (!matcher.find()) {
      throw new IllegalArgumentException("A playlist without a byte range of its map");
    }
    return range(0, matcher.group(1), matcher.group(2));
  }

  private static ByteRange range(double seconds, String length, String offset) {
    return new ByteRange(seconds, Long.parseLong(length), Long.parseLong(offset));
  }

  private static String withMapUri(String line, String url) {
    return MAP_URI.matcher(line).replaceFirst("$1" + Matcher.quoteReplacement(url) + "$2");
  }
}
