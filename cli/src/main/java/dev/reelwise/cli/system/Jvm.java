package dev.reelwise.cli.system;

import java.nio.file.Path;

/** The JVM that this process runs on. */
final class Jvm {
  private Jvm() {}

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
