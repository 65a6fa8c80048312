package dev.reelwise.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The outermost boxes of an MP4 file. */
final class Boxes {

  private Boxes() {}

  /** Where they begin, and where the last one ends. */
  static List<Long> borders(byte[] file) {
    List<Long> borders = new ArrayList<>(List.of(0L));
    ByteBuffer buffer = ByteBuffer.wrap(file);
    while (buffer.hasRemaining()) {
      buffer.position(buffer.position() + buffer.getInt(buffer.position()));
      borders.add((long) buffer.position());
    }
    return borders;
  }

  static List<String> types(byte[] file, MediaPlaylist.ByteRange range) {
    return borders(file).stream()
        .filter(begin -> begin >= range.offset() && begin < range.offset() + range.length())
        .map(begin -> new String(file, (int) (begin + 4), 4, StandardCharsets.US_ASCII))
        .toList();
  }
}
