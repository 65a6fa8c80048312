package dev.reelwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs, which come as a tar archive compressed with xz. */
final class PostgresSoftware {
  private PostgresSoftware() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked at the first call. */
  static Path unpacked(Path home) throws IOException {
    Path folder = home.resolve("postgres");
    Path target = folder.resolve("unpacked");
    if (Files.isDirectory(target)) {
      return target;
    }
    return Folders.exclusively(
        folder.resolve("lock"),
        () -> {
          if (!Files.isDirectory(target)) {
            unpack(archive(folder), folder.resolve("unpacked.part"), target);
          }
          return target;
        });
  }

  private static void unpack(Path archive, Path part, Path target) throws IOException {
    Folders.delete(part);
    try (InputStream in = new XZInputStream(Files.newInputStream(archive))) {
      Tar.unpack(in, part);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path archive(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txz"))
          .findFirst()
          .orElseThrow(() -> new IOException("There is no PostgreSQL archive in " + folder));
    }
  }
}
