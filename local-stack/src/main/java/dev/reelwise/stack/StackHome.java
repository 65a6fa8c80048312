package dev.reelwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the servers' software, which the build lays out. */
public final class StackHome {
  static final String PROPERTY = "reelwise.stack.home";
  static final String VARIABLE = "REELWISE_STACK_HOME";

  private StackHome() {}

  /**
   * The folder named by the system property {@code reelwise.stack.home}, or else by the variable
   * {@code REELWISE_STACK_HOME}.
   *
   * @throws StackFailure if neither names a folder that exists
   */
  public static Path find() {
    String named = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    if (named.isBlank()) {
      throw new StackFailure(
          "The local servers' folder is not known. Set "
              + VARIABLE
              + " to local-stack/target/stack.");
    }
    Path home = Path.of(named).toAbsolutePath().normalize();
    if (!Files.isDirectory(home)) {
      throw new StackFailure(
          "There is no folder " + home + ". Build the module local-stack, which makes it.");
    }
    return home;
  }
}
