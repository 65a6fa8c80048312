package dev.reelwise.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes Matroska files that no muxer would (RFC 9559). */
final class Ebml {

  private static final byte[] HEADER =
      el(
          0x1A45DFA3,
          num(0x4286, 1),
          num(0x42F7, 1),
          num(0x42F2, 4),
          num(0x42F3, 8),
          text(0x4282, "matroska"),
          num(0x4287, 4),
          num(0x4285, 2));

  private Ebml() {}

  /** A file of these tracks; each of the frames is the first track's, one a second. */
  static byte[] file(byte[] moreInfo, List<byte[]> tracks, List<byte[]> frames, byte[]... more) {
    byte[] length = ByteBuffer.allocate(8).putDouble(frames.size() * 1000).array();
    byte[] info = el(0x1549A966, num(0x2AD7B1, 1_000_000), el(0x4489, length), moreInfo);
    ByteArrayOutputStream clusters = new ByteArrayOutputStream();
    for (int i = 0; i < frames.size(); i++) {
      byte[] block = joined(new byte[] {(byte) 0x81, 0, 0, (byte) 0x80}, frames.get(i));
      clusters.writeBytes(el(0x1F43B675, num(0xE7, i * 1000), el(0xA3, block)));
    }
    byte[] segment =
        el(
            0x18538067,
            info,
            joined(more),
            el(0x1654AE6B, tracks.toArray(byte[][]::new)),
            clusters.toByteArray());
    return joined(HEADER, segment);
  }

  static byte[] pictures(int number, int width, int height) {
    byte[] video = el(0xE0, num(0xB0, width), num(0xBA, height));
    return el(
        0xAE, num(0xD7, number), num(0x73C5, number), num(0x83, 1), text(0x86, "V_MJPEG"), video);
  }

  static byte[] sound(int number) {
    byte[] rate = ByteBuffer.allocate(8).putDouble(8000).array();
    byte[] audio = el(0xE1, el(0xB5, rate), num(0x9F, 1), num(0x6264, 8));
    return el(
        0xAE,
        num(0xD7, number),
        num(0x73C5, number),
        num(0x83, 2),
        text(0x86, "A_PCM/INT/LIT"),
        audio);
  }

  /** An element; its length always takes eight bytes. */
  static byte[] el(int id, byte[]... content) {
    byte[] all = joined(content);
    ByteBuffer idBytes = ByteBuffer.allocate(4).putInt(id);
    int idLength = 4 - Integer.numberOfLeadingZeros(id) / 8;
    return ByteBuffer.allocate(idLength + 8 + all.length)
        .put(idBytes.array(), 4 - idLength, idLength)
        .putLong((1L << 56) | all.length)
        .put(all)
        .array();
  }

  static byte[] num(int id, long value) {
    return el(id, ByteBuffer.allocate(8).putLong(value).array());
  }

  static byte[] text(int id, String value) {
    return el(id, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
