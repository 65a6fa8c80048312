package dev.reelwise.media;

/** The HLS playlist of one variant. */
public final class MediaPlaylist {

  private MediaPlaylist() {}

  /**
   * The same playlist with {@code url} in place of each media URI: every segment's, and the map's.
   */
  public static String withUri(String playlist, String url) {
    throw new UnsupportedOperationException();
  }
}
