package dev.reelwise.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A 64-bit little-endian ELF shared library in memory, as the System V gABI and the GNU symbol
 * versioning of the Linux Standard Base describe it.
 */
final class ElfLibrary {
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int NEEDED = 1;
  private static final int STRING_TABLE = 5;
  private static final int VERSIONS_NEEDED = 0x6ffffffe;
  private static final int ENTRY = 16;

  private final ByteBuffer bytes;

  ElfLibrary(byte[] content) {
    bytes = ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < 64
        || bytes.getInt(0) != 0x464c457f
        || content[4] != 2
        || content[5] != 1) {
      throw new IllegalArgumentException("Not a 64-bit little-endian ELF file");
    }
  }

  /**
   * The library without its dependence on others. What calls these must bind lazily and never be
   * called.
   *
   * @param names as the library names them, such as {@code libasound.so.2}
   */
  byte[] without(Set<String> names) {
    int dynamic = segments(DYNAMIC).getFirst().offset();
    int strings = offset(value(dynamic, STRING_TABLE));
    long versions = value(dynamic, VERSIONS_NEEDED);
    if (versions != 0) {
      forgetVersions(offset(versions), strings, names);
    }
    forgetLibraries(dynamic, strings, names);
    return bytes.array();
  }

  /**
   * Moves the entries that stay to the front; the list ends with a zero entry, and so does what is
   * left over.
   */
  private void forgetLibraries(int dynamic, int strings, Set<String> names) {
    int target = dynamic;
    int source = dynamic;
    for (; bytes.getLong(source) != 0; source += ENTRY) {
      long tag = bytes.getLong(source);
      long value = bytes.getLong(source + 8);
      if (tag != NEEDED || !names.contains(text(strings + (int) value))) {
        bytes.putLong(target, tag).putLong(target + 8, value);
        target += ENTRY;
      }
    }
    for (; target < source; target += ENTRY) {
      bytes.putLong(target, 0).putLong(target + 8, 0);
    }
  }

  /**
   * The loader checks versions along a chain of records, one for each library: takes links out of
   * the chain.
   */
  private void forgetVersions(int first, int strings, Set<String> names) {
    int kept = first;
    for (int record = first, step = next(first); step != 0; step = next(record)) {
      record += step;
      if (!names.contains(text(strings + bytes.getInt(record + 4)))) {
        bytes.putInt(kept + 12, record - kept);
        kept = record;
      } else if (next(record) == 0) {
        bytes.putInt(kept + 12, 0);
      }
    }
    if (names.contains(text(strings + bytes.getInt(first + 4)))) {
      throw new IllegalArgumentException("The first library of the chain can't be taken out");
    }
  }

  private int next(int record) {
    return bytes.getInt(record + 12);
  }

  private long value(int dynamic, int tag) {
    for (int entry = dynamic; bytes.getLong(entry) != 0; entry += ENTRY) {
      if (bytes.getLong(entry) == tag) {
        return bytes.getLong(entry + 8);
      }
    }
    return 0;
  }

  private record Segment(int offset, long address, long size) {}

  private List<Segment> segments(int type) {
    List<Segment> found = new ArrayList<>();
    int table = (int) bytes.getLong(32);
    int size = bytes.getShort(54);
    int count = bytes.getShort(56);
    for (int header = table; header < table + count * size; header += size) {
      if (bytes.getInt(header) == type) {
        found.add(
            new Segment(
                (int) bytes.getLong(header + 8),
                bytes.getLong(header + 16),
                bytes.getLong(header + 32)));
      }
    }
    return found;
  }

  /** Where in the file lies what is loaded at an address. */
  private int offset(long address) {
    return segments(LOAD).stream()
        .filter(one -> one.address() <= address && address < one.address() + one.size())
        .mapToInt(one -> (int) (address - one.address()) + one.offset())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nothing is loaded at " + address));
  }

  private String text(int offset) {
    int end = offset;
    while (bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), offset, end - offset, StandardCharsets.US_ASCII);
  }
}
