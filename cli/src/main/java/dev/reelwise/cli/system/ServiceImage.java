package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      var name =
          "image-%x-%x".formatted(Files.size(built), Files.getLastModifiedTime(built).toMillis());
      var folder = built.resolveSibling(name);
      if (!Files.isDirectory(folder)) {
        unpack(built, folder);
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
    Files.move(draft, folder);
  }
}
