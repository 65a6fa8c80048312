package dev.reelwise.api.playback;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to watch a video. {@code url} is what to play now, {@code type} its media type: the HLS
 * master playlist (then {@code hls} too), or, while there is none, the uploaded file itself. {@code
 * captionsUrl} serves a track element, once there is a transcript; {@code tracks} lists what is
 * there.
 */
record Watch(
    URI url,
    String type,
    @Nullable URI hls,
    URI captionsUrl,
    @Nullable URI posterUrl,
    List<Track> tracks,
    List<Download> downloads) {

  Watch {
    tracks = List.copyOf(tracks);
    downloads = List.copyOf(downloads);
  }

  /** What a track element needs; {@code language} is a BCP 47 tag, null where nobody knows it. */
  record Track(String kind, @Nullable String language, String label, URI url) {}

  /** A file to save: bytes. */
  record Download(
      String resolution, URI url, @Nullable Long sizeBytes, String contentType, String filename) {}
}
