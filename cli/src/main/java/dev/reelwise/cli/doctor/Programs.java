package dev.reelwise.cli.doctor;

import dev.reelwise.cli.SearchPath;
import dev.reelwise.stack.Doctor.Finding;

/** The programs that the build needs. */
final class Programs {
  private Programs() {}

  /** What runs this is what {@code ./reelwise} found. */
  static Finding jdk() {
    var found = System.getProperty("java.vm.version") + " in " + System.getProperty("java.home");
    return new Finding("JDK", true, found, "");
  }

  static Finding maven() {
    return SearchPath.find("mvn")
        .map(program -> new Finding("Maven", true, program.toString(), ""))
        .orElse(
            new Finding(
                "Maven",
                false,
                "no mvn on PATH; it is needed to build",
                "apt install maven, brew install maven, or sdk install maven"));
  }
}
