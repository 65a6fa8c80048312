package dev.reelwise.e2e;

import dev.reelwise.cli.system.ApiJvm;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more API on the servers of a running system, as another machine would have it. */
final class SecondApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Command command;
  private final int port;
  private Process process;

  private SecondApi(Command command, int port, Process process) {
    this.command = command;
    this.port = port;
    this.process = process;
  }

  /** Starts it, and returns when it answers. */
  static SecondApi start(Command command) throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var second = new SecondApi(command, port, launch(command, port));
    second.awaitReady();
    return second;
  }

  private static Process launch(Command command, int port) throws IOException {
    Map<String, String> environment =
        LocalStack.running(command.data()).orElseThrow().environment();
    List<String> words = new ArrayList<>(ApiJvm.command());
    words.addAll(List.of("-jar", jar().toString()));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(
            command.workingFolder().resolve("second-api.log").toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("HOST_IP", "127.0.0.1");
    return builder.start();
  }

  private static Path jar() throws IOException {
    var folder = Command.repository().resolve("api/target");
    try (var files = Files.newDirectoryStream(folder, "reelwise-api-*.jar")) {
      return files.iterator().next();
    }
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  long pid() {
    return process.pid();
  }

  /** As a new release is rolled out: asked to end, waited for, started again. */
  void restart() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The API does not end");
    }
    process = launch(command, port);
    awaitReady();
  }

  private void awaitReady() throws InterruptedException {
    awaitReady(address());
  }

  /** Waits until a service says that it can work. */
  static void awaitReady(URI address) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      var ready = HttpRequest.newBuilder(address.resolve("/health/ready")).build();
      while (!answers(http, ready)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(address + " does not get ready");
        }
        Thread.sleep(200);
      }
    }
  }

  private static boolean answers(HttpClient http, HttpRequest ready) throws InterruptedException {
    try {
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
