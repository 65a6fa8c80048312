package dev.reelwise.speech.apart;

import dev.reelwise.speech.Engine;
import dev.reelwise.speech.SpeechSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command, the environment and the limits of a process that listens. */
record Launch(SpeechSettings settings, Bounds bounds) {

  /**
   * RLIMIT_DATA counts what is really taken; address space would be refused to any JVM. Where the
   * limit can't be set, a stricter one is in force already. No core dumps: they hold what was said.
   */
  private static final String LIMITED =
      """
      ulimit -c 0 2>/dev/null || :
      ulimit -d "$1" 2>/dev/null || :
      shift
      exec "$@"
      """;

  ProcessBuilder builder(Path folder) {
    ClassPath classes = ClassPath.of(settings.engine(), SpeechMain.class);
    ProcessBuilder builder =
        new ProcessBuilder(command(folder, classes)).directory(folder.toFile());
    keepOnlyWhatIsNeeded(builder.environment());
    builder.environment().put("CLASSPATH", classes.value());
    return builder;
  }

  private List<String> command(Path folder, ClassPath classes) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("sh", "-c", LIMITED, "speech", Long.toString(Math.max(1, bounds.memory() >> 10))));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + File.separator + "dev" + File.separator + "null",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n",
            // What native libraries are unpacked into; it goes with the process.
            "-Djava.io.tmpdir=" + folder));
    command.addAll(classes.main());
    command.addAll(arguments());
    return command;
  }

  private List<String> arguments() {
    return List.of(
        Long.toString(ProcessHandle.current().pid()),
        settings.engine().name(),
        settings.models().toAbsolutePath().toString(),
        Integer.toString(settings.workers()),
        settings.whisperModel() == null ? "" : settings.whisperModel().toAbsolutePath().toString());
  }

  /** The other side of {@link #arguments}, but for the first. */
  static SpeechSettings parse(String[] arguments) {
    @Nullable Path whisper = arguments[4].isEmpty() ? null : Path.of(arguments[4]);
    return new SpeechSettings(
        Engine.valueOf(arguments[1]),
        Path.of(arguments[2]),
        Integer.parseInt(arguments[3]),
        whisper,
        null);
  }

  // Ours holds passwords and keys, and options for another JVM.
  private static void keepOnlyWhatIsNeeded(Map<String, String> environment) {
    environment
        .keySet()
        .retainAll(
            Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE"));
    // One for each thread would hold on to memory that others could use.
    environment.put("MALLOC_ARENA_MAX", "2");
  }
}
