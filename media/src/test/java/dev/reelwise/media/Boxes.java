package dev.reelwise.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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

  static byte[] box(String type, byte[]... content) {
    byte[] all = Ebml.joined(content);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + all.length).putInt(8 + all.length).put(name).put(all).array();
  }

  /** The file with another box in place of each of this type in its movie's header. */
  static byte[] replaced(byte[] boxes, String type, byte[] by) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Long> borders = borders(boxes);
    for (int i = 0; i + 1 < borders.size(); i++) {
      byte[] box =
          Arrays.copyOfRange(boxes, (int) (long) borders.get(i), (int) (long) borders.get(i + 1));
      String name = new String(box, 4, 4, StandardCharsets.US_ASCII);
      byte[] content = Arrays.copyOfRange(box, 8, box.length);
      boolean holdsBoxes = Set.of("moov", "trak", "mdia", "minf", "dinf").contains(name);
      byte[] kept = holdsBoxes ? box(name, replaced(content, type, by)) : box;
      all.writeBytes(name.equals(type) ? by : kept);
    }
    return all.toByteArray();
  }
}
