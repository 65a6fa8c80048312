package dev.reelwise.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** Finds or starts the stack of the test run to which this process belongs. */
final class TestRun {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private TestRun() {}

  /** The environment of the run's stack. */
  static Map<String, String> joinStack() {
    Path folder = StackHome.find().resolveSibling("shared-stack");
    Path data = folder.resolve("data");
    StackUsers users = new StackUsers(data);
    try {
      return Folders.exclusively(
          users.lock(),
          () -> {
            Optional<RunningStack> running = LocalStack.running(data);
            if (running.isPresent() && running.get().isReady()) {
              users.add(runner().pid());
              return running.get().environment();
            }
            // Its starter held the lock until it was ready, so that one which is not ready has lost
            // its starter.
            running.ifPresent(TestRun::end);
            Folders.delete(data);
            return start(folder, data);
          });
    } catch (IOException failure) {
      throw new StackFailure("The shared stack can't be used: " + failure.getMessage(), failure);
    }
  }

  private static Map<String, String> start(Path folder, Path data) throws IOException {
    Path output = folder.resolve("stack.log");
    return awaitReady(launch(data, output, runner()), data, output);
  }

  /** Starts a process that runs a stack until this user of it is gone. */
  static Process launch(Path data, Path output, ProcessHandle user) throws IOException {
    List<String> command =
        List.of(
            Programs.java().toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-D" + StackHome.PROPERTY + "=" + StackHome.find(),
            "-cp",
            classPath(),
            StackMain.class.getName(),
            "--data",
            data.toString(),
            "--until-pid",
            Long.toString(user.pid()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private static Map<String, String> awaitReady(Process process, Path data, Path output)
      throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
        Optional<RunningStack> running = LocalStack.running(data).filter(RunningStack::isReady);
        if (running.isPresent()) {
          return running.get().environment();
        }
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new StackFailure("The shared stack does not start:\n" + Files.readString(output));
  }

  private static void end(RunningStack stack) {
    try {
      stack.stop(Duration.ofSeconds(20));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Maven's process, which started this one through a shell; this process itself when no other Java
   * did.
   */
  private static ProcessHandle runner() {
    return Stream.iterate(
            ProcessHandle.current().parent(),
            Optional::isPresent,
            parent -> parent.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .filter(
            process -> process.info().command().filter(name -> name.endsWith("/java")).isPresent())
        .findFirst()
        .orElse(ProcessHandle.current());
  }

  private static String classPath() throws IOException {
    try {
      return Stream.of(StackMain.class, PostgresClient.driver().getClass(), XZInputStream.class)
          .map(TestRun::location)
          .collect(Collectors.joining(java.io.File.pathSeparator));
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
