package dev.reelwise.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./reelwise} as a shell would: another folder, a clean environment, no terminal. */
record Command(Path data, Path workingFolder) {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** The repository, from which the build runs the tests. */
  static Path repository() {
    return Path.of(System.getProperty("reelwise.root", ""));
  }

  /** What a command left behind. */
  record Ended(int code, String out, String err) {}

  /** Runs a command on the data folder and returns when it has ended. */
  Ended run(String name, Object... arguments) throws IOException, InterruptedException {
    return run(Map.of(), name, arguments);
  }

  Ended run(Map<String, String> environment, String name, Object... arguments)
      throws IOException, InterruptedException {
    if (name.equals("up")) {
      Prepared.once();
    }
    List<String> words = new ArrayList<>();
    words.add(repository().resolve("reelwise").toString());
    words.addAll(List.of(name, "--data", data.toString()));
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    return run(words, environment, LIMIT);
  }

  /** What the script does once after a build. */
  Ended prepare() throws IOException, InterruptedException {
    return run(List.of(repository().resolve("reelwise").toString(), "prepare"), Map.of(), LIMIT);
  }

  /** Runs a bench, which starts a system of its own below the data folder. */
  Ended bench(String name, Duration limit, String... arguments)
      throws IOException, InterruptedException {
    Prepared.once();
    List<String> words = new ArrayList<>();
    words.add(repository().resolve("reelwise").toString());
    words.addAll(List.of("bench", name, "--data", data.toString()));
    words.addAll(List.of(arguments));
    return run(words, Map.of(), limit);
  }

  private Ended run(List<String> words, Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException {
    var name = words.get(1);
    var out = Files.createTempFile(workingFolder, name, ".out");
    var err = Files.createTempFile(workingFolder, name, ".err");
    var process = builder(words, environment, out.toFile(), err.toFile()).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(words + " has not ended: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), text(out), text(err));
    } finally {
      process.destroy();
    }
  }

  private ProcessBuilder builder(
      List<String> words, Map<String, String> environment, File out, File err) {
    var builder = new ProcessBuilder(words).directory(workingFolder.toFile());
    // The developer's own servers are none of the tests' business.
    builder
        .environment()
        .keySet()
        .retainAll(List.of("PATH", "HOME", "JAVA_HOME", "LANG", "TMPDIR"));
    builder.environment().put("REELWISE_NO_BUILD", "1");
    builder.environment().putAll(environment);
    return builder.redirectOutput(out).redirectError(err);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
