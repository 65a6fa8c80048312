package dev.reelwise.api.testing;

import dev.reelwise.api.ApiApplication;
import dev.reelwise.stack.SharedStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The API in a process of its own, with a heap of one's choice. */
public final class ApiProcess implements AutoCloseable {

  private static final Path LOG = Path.of("target", "api-process.log");

  private final Process process;
  private final int port;
  private long startMillis;

  private ApiProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static ApiProcess start(String... flags) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ApiApplication.class.getName()));
    command.add("--reelwise.roles=web");
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not our own output: the build tool speaks with this process over that.
    builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(SharedStack.join().isolated("heap").environment());
    environment.put("JWT_SECRET", ApiTest.JWT_SECRET);
    environment.put("PORT", Integer.toString(port));
    long start = System.nanoTime();
    ApiProcess api = new ApiProcess(builder.start(), port);
    try {
      Eventually.isTrue(api::answers);
    } catch (AssertionError e) {
      api.close();
      throw e;
    }
    api.startMillis = (System.nanoTime() - start) / 1_000_000;
    return api;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("The API has ended: see " + LOG.toAbsolutePath());
    }
    try {
      return visitor().get("/health/live").status() == 200;
    } catch (java.io.UncheckedIOException notYet) {
      return false;
    }
  }

  public Visitor visitor() {
    return Visitor.at(port);
  }

  public long startMillis() {
    return startMillis;
  }

  /** Processor time since the process began. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Linux only: zero elsewhere. */
  public long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
