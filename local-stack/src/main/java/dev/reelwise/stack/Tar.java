package dev.reelwise.stack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Unpacks a tar archive: files, folders and symbolic links, with the permission to execute.
 * Understands POSIX ustar headers with a prefix, GNU long names, and skips extended (pax) headers.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int OWNER_EXECUTES = 0100;

  private Tar() {}

  /**
   * @param archive the uncompressed archive
   * @param folder where to; no entry may lead out of it
   */
  static void unpack(InputStream archive, Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] header = new byte[BLOCK];
    String longName = "";
    while (archive.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = Long.parseLong(text(header, 124, 12).trim(), 8);
      char type = (char) header[156];
      if (type == 'L') {
        longName =
            new String(archive.readNBytes((int) size), StandardCharsets.UTF_8).replace("\0", "");
        archive.skipNBytes(padding(size));
        continue;
      }
      String name = longName.isEmpty() ? name(header) : longName;
      longName = "";
      write(archive, header, type, size, inside(folder, name));
      archive.skipNBytes(padding(size));
    }
  }

  private static void write(InputStream archive, byte[] header, char type, long size, Path target)
      throws IOException {
    switch (type) {
      case '5' -> Files.createDirectories(target);
      case '2' -> link(target, text(header, 157, 100));
      case '0', '\0' -> {
        file(archive, size, target);
        int mode = Integer.parseInt(text(header, 100, 8).trim(), 8);
        if ((mode & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true, false)) {
          throw new IOException("Can't make " + target + " executable");
        }
      }
      default -> archive.skipNBytes(size);
    }
  }

  private static void link(Path target, String destination) throws IOException {
    if (!Objects.equals(
        target.getParent(), target.resolveSibling(destination).normalize().getParent())) {
      throw new IOException("The archive holds a link out of its folder: " + destination);
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Files.createSymbolicLink(target, Path.of(destination));
  }

  private static void file(InputStream archive, long size, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (var out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = archive.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException("The archive ends within " + target.getFileName());
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new IOException("The archive holds a name out of its folder: " + name);
    }
    return target;
  }

  private static String name(byte[] header) {
    boolean ustar = text(header, 257, 6).startsWith("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }
}
