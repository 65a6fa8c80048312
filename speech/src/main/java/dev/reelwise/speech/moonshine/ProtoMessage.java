package dev.reelwise.speech.moonshine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A message in protocol buffers' wire format, as slices that are never copied, so that a model of
 * many megabytes can be changed cheaply. Only length-delimited fields can be read and added; all
 * others are kept as they are.
 */
final class ProtoMessage {

  private static final int LENGTH_DELIMITED = 2;

  private final List<Field> fields;

  private ProtoMessage(List<Field> fields) {
    this.fields = fields;
  }

  /** {@code raw} is the whole field with its tag where {@code number} is 0, else its content. */
  private record Field(int number, List<ByteBuffer> raw) {
    long size() {
      return raw.stream().mapToLong(ByteBuffer::remaining).sum();
    }
  }

  static ProtoMessage empty() {
    return new ProtoMessage(List.of());
  }

  /** Throws {@link RuntimeException} when the bytes are no such message. */
  static ProtoMessage parse(ByteBuffer bytes) {
    ByteBuffer in = bytes.slice();
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      int begin = in.position();
      long tag = varint(in);
      int type = (int) (tag & 7);
      if (type == LENGTH_DELIMITED) {
        int length = Math.toIntExact(varint(in));
        fields.add(new Field((int) (tag >>> 3), List.of(in.slice(in.position(), length))));
        in.position(in.position() + length);
      } else {
        skip(in, type);
        fields.add(new Field(0, List.of(in.slice(begin, in.position() - begin))));
      }
    }
    return new ProtoMessage(fields);
  }

  /** The contents of all fields of this number. Only for messages that were parsed. */
  List<ByteBuffer> all(int number) {
    return fields.stream()
        .filter(field -> field.number == number)
        .map(field -> field.raw.getFirst().duplicate())
        .toList();
  }

  /** This message with each field of this number, a message itself, changed. */
  ProtoMessage mapAll(int number, UnaryOperator<ProtoMessage> change) {
    List<Field> changed = new ArrayList<>();
    for (Field field : fields) {
      changed.add(
          field.number == number
              ? new Field(number, change.apply(parse(field.raw.getFirst())).slices())
              : field);
    }
    return new ProtoMessage(changed);
  }

  ProtoMessage with(int number, ProtoMessage value) {
    return with(new Field(number, value.slices()));
  }

  ProtoMessage with(int number, String value) {
    return with(new Field(number, List.of(StandardCharsets.UTF_8.encode(value))));
  }

  /** With a field of a whole number of type int32 or enum, at least 0. */
  ProtoMessage withNumber(int number, int value) {
    ByteBuffer raw = ByteBuffer.allocate(10);
    putVarint(raw, (long) number << 3);
    putVarint(raw, value);
    return with(new Field(0, List.of(raw.flip())));
  }

  /** The whole message in one direct buffer. */
  ByteBuffer bytes() {
    List<ByteBuffer> slices = slices();
    long size = slices.stream().mapToLong(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocateDirect(Math.toIntExact(size));
    slices.forEach(slice -> all.put(slice.duplicate()));
    return all.flip();
  }

  private ProtoMessage with(Field field) {
    List<Field> more = new ArrayList<>(fields);
    more.add(field);
    return new ProtoMessage(more);
  }

  private List<ByteBuffer> slices() {
    List<ByteBuffer> slices = new ArrayList<>();
    for (Field field : fields) {
      if (field.number > 0) {
        ByteBuffer head = ByteBuffer.allocate(20);
        putVarint(head, ((long) field.number << 3) | LENGTH_DELIMITED);
        putVarint(head, field.size());
        slices.add(head.flip());
      }
      slices.addAll(field.raw);
    }
    return slices;
  }

  private static void skip(ByteBuffer in, int type) {
    switch (type) {
      case 0 -> varint(in);
      case 1 -> in.position(in.position() + Long.BYTES);
      case 5 -> in.position(in.position() + Integer.BYTES);
      default -> throw new IllegalArgumentException("Unknown wire type " + type);
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static void putVarint(ByteBuffer out, long value) {
    long rest = value;
    while (rest > 127) {
      out.put((byte) ((rest & 127) | 128));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }
}
