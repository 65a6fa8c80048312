package dev.reelwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code ./reelwise} and what the build left there. */
public final class Home {
  private Home() {}

  /** The repository's root, given by {@code ./reelwise}. */
  public static Path path() {
    var home = System.getProperty("reelwise.home");
    if (home == null) {
      throw new CommandFailure(ExitCode.MISSING, "Start this by ./reelwise: it says where it is.");
    }
    return Path.of(home).toAbsolutePath().normalize();
  }

  /** The talk that the demo shows. */
  public static Path sampleTalk() {
    return path().resolve("samples/why-caches-miss.mp4");
  }

  /** Where the build leaves what it makes of a module. */
  public static Path targetFolder(String module) {
    return path().resolve(module).resolve("target");
  }

  /** A service's executable jar as the build made it. */
  public static Path serviceJar(String service) {
    var folder = targetFolder(service);
    try (var files = Files.newDirectoryStream(folder, "reelwise-" + service + "-*.jar")) {
      for (var file : files) {
        return file;
      }
    } catch (IOException missing) {
      // Said below: a folder that isn't there and an empty one need the same remedy.
    }
    throw new CommandFailure(
        ExitCode.MISSING,
        "There is no %s in %s. Build it: ./reelwise build".formatted(service, folder));
  }
}
