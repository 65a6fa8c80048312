package dev.reelwise.cli.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Passes on a growing file's lines, each once and whole. */
final class Tail {
  private final Path file;
  private final Consumer<String> lines;
  private int passed;

  Tail(Path file, Consumer<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  void pass() throws IOException {
    var text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    int end = text.lastIndexOf('\n') + 1;
    if (end > passed) {
      text.substring(passed, end).lines().forEach(lines);
      passed = end;
    }
  }
}
