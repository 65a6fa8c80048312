package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A service's jar, unpacked as Spring Boot does it: an ordinary jar beside its libraries, which
 * starts faster than the nested one, and whose classes the JVM can keep in an archive.
 *
 * @param jar the ordinary jar
 */
record ServiceImage(Path jar) {

  /**
   * The image of the service as it is built now; one of an earlier build stays for who still runs
   * it.
   */
  static ServiceImage of(Service service) throws InterruptedException {
    var built = Home.serviceJar(service.label());
    try {
      var folder = built.resolveSibling("image-%x".formatted(writtenAt(built)));
      if (!Files.isDirectory(folder)) {
        unpack(built, folder);
        forgetAllBut(2, Home.targetFolder(service.label()));
      }
      return new ServiceImage(folder.resolve(built.getFileName()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where the JVM keeps the classes of this image in the form in which it uses them. */
  Path archive() {
    return jar.resolveSibling("classes.jsa");
  }

  /** The command that runs it, with its archive where there is one; its arguments are to follow. */
  List<String> command(Service service, List<String> properties) {
    List<String> command = new ArrayList<>(service.java());
    if (Files.exists(archive())) {
      command.add("-XX:SharedArchiveFile=" + archive());
    }
    command.addAll(properties);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /**
   * Not the time of its last change: a build that gives the same bytes from the same sources sets
   * it to a constant.
   */
  private static long writtenAt(Path built) throws IOException {
    var posix = built.getFileSystem().supportedFileAttributeViews().contains("unix");
    var time = Files.getAttribute(built, posix ? "unix:ctime" : "lastModifiedTime");
    return ((FileTime) time).toMillis();
  }

  private static void forgetAllBut(int count, Path folder) throws IOException {
    List<Path> images = new ArrayList<>();
    // Without what another command unpacks just now, whose name goes on with a dot.
    try (var found = Files.newDirectoryStream(folder, ServiceImage::isImage)) {
      found.forEach(images::add);
    }
    images.sort(Comparator.comparingLong(image -> -image.toFile().lastModified()));
    for (var image : images.subList(Math.min(count, images.size()), images.size())) {
      delete(image);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isImage(Path path) {
    return path.getFileName().toString().matches("image-[0-9a-f]+");
  }

  private static void unpack(Path built, Path folder) throws IOException, InterruptedException {
    var draft = folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid());
    var log = draft.resolveSibling(draft.getFileName() + ".log");
    var command =
        List.of(
            Jvm.program(),
            "-Djarmode=tools",
            "-jar",
            built.toString(),
            "extract",
            "--destination",
            draft.toString());
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new CommandFailure(
            ExitCode.MISSING,
            "%s can't be unpacked: %s".formatted(built, Files.readString(log).strip()));
      }
    } finally {
      process.destroy();
    }
    Files.delete(log);
    try {
      Files.move(draft, folder);
    } catch (FileSystemException alreadyThere) {
      // Another command unpacked the same at the same time.
      if (!Files.isDirectory(folder)) {
        throw alreadyThere;
      }
      delete(draft);
    }
  }
}
