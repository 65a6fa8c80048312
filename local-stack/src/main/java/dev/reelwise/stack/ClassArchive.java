package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server's classes in the form in which the JVM has them in memory (class data sharing), which
 * saves a third of the work of a start. The JVM checks that it fits the class path, and goes on
 * without it if not.
 *
 * @param folder the server's software
 * @param training whether the archive is to be written, when the server ends
 */
record ClassArchive(Path folder, boolean training) {
  /** Writing takes seconds, which must be had only while nobody waits for the end. */
  static final Duration GRACE = Duration.ofMinutes(3);

  /** Only JVMs have an archive. */
  static final Map<String, String> OTHERS_ELSEWHERE =
      Map.of("DB_HOST", "not-needed", "REDIS_HOST", "not-needed");

  private static final List<Server> JVMS = List.of(Server.KAFKA, Server.OPENSEARCH, Server.S3);

  List<String> options() {
    if (training) {
      return List.of("-XX:ArchiveClassesAtExit=" + part());
    }
    return Files.exists(file()) ? List.of("-XX:SharedArchiveFile=" + file()) : List.of();
  }

  /** Whether each server has an archive that is newer than its software. */
  static boolean allIn(Path home) {
    return JVMS.stream().allMatch(server -> in(home, server).isCurrent());
  }

  /** Puts the archives that a training has written into their places. */
  static void adopt(Path home) throws IOException {
    for (Server server : JVMS) {
      ClassArchive archive = in(home, server);
      if (Files.exists(archive.part())) {
        Files.move(
            archive.part(),
            archive.file(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static ClassArchive in(Path home, Server server) {
    return new ClassArchive(home.resolve(server.label()), false);
  }

  private boolean isCurrent() {
    if (!Files.exists(file())) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      FileTime written = Files.getLastModifiedTime(file());
      for (Path jar : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
        if (Files.getLastModifiedTime(jar).compareTo(written) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Path file() {
    return folder.resolve("classes.jsa");
  }

  private Path part() {
    return folder.resolve("classes.jsa.part");
  }
}
