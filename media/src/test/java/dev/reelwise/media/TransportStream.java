package dev.reelwise.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes the tables of an MPEG transport stream (ISO/IEC 13818-1) that announces many streams. */
final class TransportStream {

  private static final int STREAMS_OF_A_PROGRAM = 200;
  private static final int FIRST_TABLE = 0x1000;
  private static final int FIRST_STREAM = 0x100;
  private static final int MPEG_AUDIO = 3;

  private TransportStream() {}

  /** Its tables, twelve times. */
  static byte[] of(int streams) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int programs = Math.ceilDiv(streams, STREAMS_OF_A_PROGRAM);
    for (int repeat = 0; repeat < 12; repeat++) {
      ByteBuffer programTable = ByteBuffer.allocate(4 * programs);
      for (int i = 0; i < programs; i++) {
        programTable.putShort((short) (i + 1)).putShort((short) (0xE000 | (FIRST_TABLE + i)));
      }
      packets(file, 0, section(0, 1, programTable.array()));
      for (int i = 0; i < programs; i++) {
        int first = i * STREAMS_OF_A_PROGRAM;
        int count = Math.min(STREAMS_OF_A_PROGRAM, streams - first);
        packets(file, FIRST_TABLE + i, section(2, i + 1, program(FIRST_STREAM + first, count)));
      }
    }
    return file.toByteArray();
  }

  private static byte[] program(int firstPid, int count) {
    ByteBuffer table = ByteBuffer.allocate(4 + 5 * count);
    table.putShort((short) (0xE000 | firstPid)).putShort((short) 0xF000);
    for (int i = 0; i < count; i++) {
      table
          .put((byte) MPEG_AUDIO)
          .putShort((short) (0xE000 | (firstPid + i)))
          .putShort((short) 0xF000);
    }
    return table.array();
  }

  private static byte[] section(int table, int id, byte[] content) {
    ByteBuffer section = ByteBuffer.allocate(12 + content.length);
    section
        .put((byte) table)
        .putShort((short) (0xB000 | (content.length + 9)))
        .putShort((short) id);
    section.put(new byte[] {(byte) 0xC1, 0, 0}).put(content);
    section.putInt(checksum(Arrays.copyOf(section.array(), section.position())));
    return section.array();
  }

  private static void packets(ByteArrayOutputStream file, int pid, byte[] section) {
    ByteBuffer left = ByteBuffer.allocate(section.length + 1).put((byte) 0).put(section).flip();
    for (int counter = 0; left.hasRemaining(); counter++) {
      byte[] payload = new byte[184];
      Arrays.fill(payload, (byte) 0xFF);
      int begin = counter == 0 ? 0x4000 : 0;
      left.get(payload, 0, Math.min(184, left.remaining()));
      ByteBuffer head = ByteBuffer.allocate(4).put((byte) 0x47).putShort((short) (begin | pid));
      file.writeBytes(head.put((byte) (0x10 | (counter & 0xF))).array());
      file.writeBytes(payload);
    }
  }

  private static int checksum(byte[] bytes) {
    int crc = -1;
    for (byte b : bytes) {
      crc ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
      }
    }
    return crc;
  }
}
