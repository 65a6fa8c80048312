package dev.reelwise.api.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup's files. Contents of objects are named by their SHA-256, so that a further backup adds
 * only what is new; everything else has a folder for each backup. What counts is what {@code
 * manifest.json} names, which is replaced at one blow.
 */
final class BackupFolder {

  static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final String MANIFEST = "manifest.json";

  private final Path root;

  BackupFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Makes the folder, for this user alone, where it is missing. */
  void create() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
      if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
    }
    Files.createDirectories(root.resolve("objects"));
  }

  /** Empty where there is no complete backup. Throws {@link BackupRefused} for another's file. */
  Optional<Manifest> manifest() throws IOException {
    Path file = root.resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Manifest read = JSON.readValue(Files.readString(file), Manifest.class);
      if (read.format() > Manifest.FORMAT) {
        throw new BackupRefused(
            "The backup has format %d, and this version reads up to %d: use a newer Reelwise."
                .formatted(read.format(), Manifest.FORMAT));
      }
      return Optional.of(read);
    } catch (JacksonException | NullPointerException foreign) {
      throw new BackupRefused(file + " is no manifest of a backup.", foreign);
    }
  }

  /** The folder of one backup, by its id. */
  Path snapshot(String id) {
    return root.resolve("snapshots").resolve(id);
  }

  /** Throws {@link BackupRefused} for a path that leads out of the backup. */
  Path file(Manifest.Part part) {
    Path file = root.resolve(part.path()).normalize();
    if (!file.startsWith(root)) {
      throw new BackupRefused("The manifest names a file outside of the backup: " + part.path());
    }
    return file;
  }

  Path content(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new BackupRefused("Not a SHA-256: " + sha256);
    }
    return root.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** Keeps a stream's bytes and gives their SHA-256; nothing half is ever found under that name. */
  String keep(InputStream content) throws IOException {
    Path draft = Files.createTempFile(root.resolve("objects"), "draft-", "");
    try {
      MessageDigest digest = sha256();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(draft), digest)) {
        content.transferTo(out);
      }
      String name = HexFormat.of().formatHex(digest.digest());
      Files.createDirectories(content(name).getParent());
      Files.move(draft, content(name), StandardCopyOption.ATOMIC_MOVE);
      return name;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** What the manifest says of a file that is written. */
  Manifest.Part part(Path file) throws IOException {
    return new Manifest.Part(
        root.relativize(file).toString().replace('\\', '/'), Files.size(file), hash(file));
  }

  /** From now on this is the backup. */
  void publish(Manifest manifest) throws IOException {
    Path draft = root.resolve(MANIFEST + ".new");
    Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
    Files.move(draft, root.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes what neither the manifest nor the list of its objects names. */
  void prune(Manifest manifest, Set<String> contents) throws IOException {
    for (Path folder : children(root.resolve("snapshots"))) {
      if (!folder.getFileName().toString().equals(manifest.id())) {
        delete(folder);
      }
    }
    for (Path folder : children(root.resolve("objects"))) {
      if (!Files.isDirectory(folder)) {
        Files.delete(folder);
        continue;
      }
      for (Path file : children(folder)) {
        if (!contents.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Throws {@link BackupRefused} when the file is not as it was written. */
  static void check(Path file, long bytes, String sha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BackupRefused("The backup is not complete: %s is missing.".formatted(file));
    }
    if (Files.size(file) != bytes || !hash(file).equals(sha256)) {
      throw new BackupRefused("The backup is damaged: %s has changed.".formatted(file));
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
