package dev.reelwise.stack;

import java.util.Locale;

/** The names by which packages of native programs tell systems apart. */
final class Platform {
  private Platform() {}

  /** Such as {@code linux} or {@code darwin}. */
  static String os() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  /** Either {@code amd64} or {@code arm64}. */
  static String cpu() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64" -> "arm64";
      case "x86_64" -> "amd64";
      case String other -> other;
    };
  }
}
