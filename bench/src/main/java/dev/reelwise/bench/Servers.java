package dev.reelwise.bench;

import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.StackSettings;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Servers of the bench's own: empty, on free ports, whatever the environment points to. */
public final class Servers {

  /** All that a measurement takes from outside. */
  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "TMPDIR",
          "LANG",
          "JAVA_HOME",
          "FFMPEG_PATH",
          "FFPROBE_PATH",
          "REELWISE_MODELS",
          "REELWISE_NO_BUILD",
          "REELWISE_STACK_HOME");

  private Servers() {}

  /** Starts them in the folder. */
  public static LocalStack start(Scratch scratch) throws InterruptedException {
    return LocalStack.start(
        StackSettings.of(scratch.folder().resolve("servers"))
            .withFreePorts()
            .withEnvironment(environment()));
  }

  /** This process's environment without anything that would point to other servers or models. */
  public static Map<String, String> environment() {
    return System.getenv().entrySet().stream()
        .filter(variable -> KEPT.contains(variable.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
