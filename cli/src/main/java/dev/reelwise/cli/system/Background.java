package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Home;
import dev.reelwise.cli.SearchPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The system in a process of its own, which outlives the command and the terminal that started it.
 */
final class Background {
  private static final List<String> DETACHERS = List.of("setsid", "nohup");

  private final DataFolder data;
  private final @Nullable Path envFile;
  private final boolean anyPorts;
  private final Consumer<String> notices;

  Background(DataFolder data, @Nullable Path envFile, boolean anyPorts, Consumer<String> notices) {
    this.data = data;
    this.envFile = envFile;
    this.anyPorts = anyPorts;
    this.notices = notices;
  }

  /** Starts it, passes on what it tells, and returns when it is ready. */
  SystemRecord start() throws InterruptedException {
    data.create();
    var log = data.log("supervisor");
    try {
      Files.deleteIfExists(log);
      var supervisor =
          new ProcessBuilder(command())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return waitFor(supervisor, new Tail(log, notices));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private SystemRecord waitFor(Process supervisor, Tail tail)
      throws InterruptedException, IOException {
    while (true) {
      boolean ended = !supervisor.isAlive();
      tail.pass();
      // A program that detaches may have made another process of itself: the record tells.
      var ready = RunningSystems.find(data).filter(RunningSystems.Found::isReady);
      if (ready.isPresent()) {
        tail.pass();
        return ready.get().record().orElseThrow();
      }
      if (ended) {
        throw new CommandFailure(
            ExitCode.FAILED, "Reelwise did not start. Its logs: " + data.log("").getParent());
      }
      Thread.sleep(100);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    detacher().ifPresent(command::add);
    command.add(Jvm.program());
    command.addAll(
        List.of(
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));
    // The classes of this command, which are the same; without remarks when the file does not fit.
    var archive = Path.of(System.getProperty("reelwise.archive", "none"));
    if (Files.exists(archive)) {
      command.addAll(
          List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
    }
    command.addAll(
        List.of(
            "-Dreelwise.home=" + Home.path(),
            "-Dreelwise.stack.home=" + System.getProperty("reelwise.stack.home", ""),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.reelwise.cli.Reelwise",
            "up",
            "--supervised",
            "--data",
            data.path().toString()));
    if (envFile != null) {
      command.addAll(List.of("--env-file", envFile.toAbsolutePath().toString()));
    }
    if (anyPorts) {
      command.add("--any-ports");
    }
    return command;
  }

  /** Without one, the system still outlives the command, but not the terminal's window. */
  private static Optional<String> detacher() {
    return DETACHERS.stream().filter(name -> SearchPath.find(name).isPresent()).findFirst();
  }
}
