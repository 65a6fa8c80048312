package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets root run a program that refuses root. */
final class Namespace {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Namespace() {}

  /**
   * What goes before a command so that it does not see itself as root: nothing for other users, and
   * for root {@code unshare -U}, which gives the process a user namespace in which nobody is
   * mapped. It keeps root's files, and its process number.
   */
  static List<String> forOtherThanRoot() throws IOException {
    if (!isRoot()) {
      return List.of();
    }
    Optional<Path> unshare = Programs.find("unshare");
    List<String> prefix = List.of(unshare.map(Path::toString).orElse("unshare"), "-U");
    if (unshare.isEmpty()
        || !Programs.run(List.of(prefix.getFirst(), "-U", "true"), Map.of(), LIMIT).well()) {
      throw new IOException(
          "PostgreSQL refuses to run as root, and this system does not allow 'unshare -U'. "
              + "Run Reelwise as another user, or point DB_HOST to a server of yours.");
    }
    return prefix;
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Files.getAttribute(self, "unix:uid").equals(0)
        : System.getProperty("user.name").equals("root");
  }
}
