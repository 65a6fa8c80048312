package dev.reelwise.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes AVI files with a subtitle stream, which ffmpeg's muxer has not. */
final class Riff {

  private Riff() {}

  /** A second of one picture, and a subtitle of it that is a whole file, as DirectVobSub has it. */
  static byte[] avi(byte[] jpeg, int width, int height, byte[] subtitle) {
    byte[] main = ints(1_000_000, 0, 0, 0x10, 1, 0, 2, 0, width, height, 0, 0, 0, 0);
    byte[] format = Ebml.joined(ints(40, width, height, 0x180001, 0x47504A4D), ints(0, 0, 0, 0, 0));
    byte[] header =
        list(
            "hdrl",
            chunk("avih", main),
            list("strl", chunk("strh", stream("vids", "MJPG")), chunk("strf", format)),
            list("strl", chunk("strh", stream("txts", "\0\0\0\0")), chunk("strf", new byte[0])));
    byte[] gab2 =
        Ebml.joined(
            "GAB2\0\2\0".getBytes(US_ASCII), ints(2), new byte[4], ints(subtitle.length), subtitle);
    byte[] frames = list("movi", chunk("01tx", gab2), chunk("00dc", jpeg));
    return chunk("RIFF", Ebml.joined("AVI ".getBytes(US_ASCII), header, frames));
  }

  private static byte[] stream(String type, String codec) {
    return Ebml.joined(
        (type + codec).getBytes(US_ASCII), ints(0, 0, 0, 1, 1, 0, 1, 0, -1, 0, 0, 0));
  }

  private static byte[] list(String name, byte[]... content) {
    return chunk("LIST", Ebml.joined(name.getBytes(US_ASCII), Ebml.joined(content)));
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] even = content.length % 2 == 0 ? new byte[0] : new byte[1];
    return Ebml.joined(name.getBytes(US_ASCII), ints(content.length), content, even);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
