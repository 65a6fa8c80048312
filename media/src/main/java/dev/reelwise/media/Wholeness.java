package dev.reelwise.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells whether a file that ffmpeg made is whole. On a full disk its HLS and picture muxers leave
 * out what they can't write, complain of nothing, and end well.
 */
final class Wholeness {

  /** A disk with less than this, in bytes, was full when a file was cut off. */
  private static final long NEARLY_FULL = 16L << 20;

  private static final int END_OF_IMAGE = 0xffd9;

  private Wholeness() {}

  /**
   * Nothing can be missing of a variant whose playlist has an end, and ends where the file does.
   */
  static void requireVariant(Path file, String playlist) throws MediaFailure, IOException {
    List<MediaPlaylist.ByteRange> segments = MediaPlaylist.segments(playlist);
    boolean ended = playlist.contains("#EXT-X-ENDLIST");
    boolean whole = ended && (segments.isEmpty() || end(segments.getLast()) == Files.size(file));
    if (!whole) {
      throw cutOff(file);
    }
  }

  static void requireJpeg(Path file) throws MediaFailure, IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() < 2) {
        throw cutOff(file);
      }
      bytes.seek(bytes.length() - 2);
      if (bytes.readUnsignedShort() != END_OF_IMAGE) {
        throw cutOff(file);
      }
    }
  }

  private static long end(MediaPlaylist.ByteRange segment) {
    return segment.offset() + segment.length();
  }

  private static MediaFailure cutOff(Path file) throws IOException {
    return Files.getFileStore(file).getUsableSpace() < NEARLY_FULL
        ? new MediaFailure.NoSpace()
        : new MediaFailure.Trouble("A file that was made is not whole.");
  }
}
