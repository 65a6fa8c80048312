package dev.reelwise.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs other programs to their end. */
public final class Commands {

  private Commands() {}

  /** Returns what it wrote; an end that is not well is an exception with those words. */
  public static String run(List<String> command) throws IOException, InterruptedException {
    return run(command, Map.of());
  }

  /** As {@link #run(List)}, with these variables in its environment. */
  public static String run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Servers.environment());
    builder.environment().putAll(variables);
    // ONNX Runtime crashes in a process whose command line is longer than 4 KiB.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s failed (%d): %s".formatted(command, process.exitValue(), output));
      }
      return output;
    } finally {
      process.destroy();
    }
  }
}
