package dev.reelwise.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Names the codecs of an MP4 header as RFC 6381 does, from its boxes (ISO/IEC 14496-12, -14, -15):
 * {@code avc1.} with profile, constraints and level; {@code mp4a.} with object types.
 */
final class Codecs {

  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final int STSD_HEAD = 8;
  private static final int VIDEO_ENTRY_HEAD = 78;
  private static final int AUDIO_ENTRY_HEAD = 28;
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;

  private final List<String> found = new ArrayList<>();

  private Codecs() {}

  /** Comma-separated, in the order of the tracks. */
  static String of(byte[] header) {
    Codecs codecs = new Codecs();
    try {
      codecs.read(ByteBuffer.wrap(header));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalArgumentException("Not an MP4 header", e);
    }
    return String.join(",", codecs.found);
  }

  private void read(ByteBuffer boxes) {
    while (boxes.remaining() >= 8) {
      int size = boxes.getInt();
      String type = text(boxes, 4);
      ByteBuffer content = slice(boxes, size - 8);
      if (CONTAINERS.contains(type)) {
        read(content);
      } else {
        switch (type) {
          case "stsd" -> read(content.position(STSD_HEAD));
          case "avc1" -> read(content.position(VIDEO_ENTRY_HEAD));
          case "mp4a" -> read(content.position(AUDIO_ENTRY_HEAD));
          case "avcC" -> found.add("avc1." + hex(content.get(1), content.get(2), content.get(3)));
          case "esds" -> descriptor(content.position(4));
          default -> {
            // Nothing in it tells of codecs.
          }
        }
      }
    }
  }

  private void descriptor(ByteBuffer descriptors) {
    int objectType = 0;
    while (descriptors.hasRemaining()) {
      int tag = descriptors.get();
      int length = length(descriptors);
      switch (tag) {
        case ES_DESCRIPTOR -> descriptors.position(descriptors.position() + 3);
        case DECODER_CONFIG -> {
          objectType = descriptors.get() & 0xff;
          descriptors.position(descriptors.position() + 12);
        }
        case DECODER_SPECIFIC -> {
          int audioType = (descriptors.get() & 0xff) >> 3;
          found.add("mp4a." + hex((byte) objectType) + "." + audioType);
          return;
        }
        default -> descriptors.position(descriptors.position() + length);
      }
    }
  }

  // Seven bits a byte; the eighth says that more follow.
  private static int length(ByteBuffer descriptors) {
    int length = 0;
    int next;
    do {
      next = descriptors.get();
      length = length << 7 | (next & 0x7f);
    } while ((next & 0x80) != 0);
    return length;
  }

  private static ByteBuffer slice(ByteBuffer boxes, int length) {
    ByteBuffer content = boxes.slice(boxes.position(), length);
    boxes.position(boxes.position() + length);
    return content;
  }

  private static String text(ByteBuffer boxes, int length) {
    byte[] bytes = new byte[length];
    boxes.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String hex(byte... bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
