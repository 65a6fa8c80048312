package dev.reelwise.api.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds a program: where the settings say, else on PATH. */
final class ProgramPath {

  private ProgramPath() {}

  /** Throws IllegalStateException with the remedy when there is none. */
  static Path find(String name, @Nullable Path configured, @Nullable String searchPath) {
    if (configured != null && !configured.toString().isEmpty()) {
      return executable(configured, name);
    }
    return Arrays.stream((searchPath == null ? "" : searchPath).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(missing(name)));
  }

  private static Path executable(Path configured, String name) {
    if (!Files.isExecutable(configured)) {
      throw new IllegalStateException(
          variable(name) + " says " + configured + ", but no program is there");
    }
    return configured.toAbsolutePath();
  }

  private static String missing(String name) {
    return name + " is not on PATH: install it, or set " + variable(name) + " to where it is";
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT) + "_PATH";
  }
}
