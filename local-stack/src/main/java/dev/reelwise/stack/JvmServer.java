package dev.reelwise.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a server that is a JVM of its own, small and quick to start. */
final class JvmServer {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xss512k",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          // The JVM's own remarks, such as on an archive of classes that does not fit; it works
          // without.
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  private JvmServer() {}

  /**
   * @param heap the largest heap, as the JVM takes it, such as {@code 256m}
   * @param classPath as the JVM takes it
   */
  static List<String> command(
      String heap,
      List<String> options,
      ClassArchive archive,
      String classPath,
      List<String> main) {
    List<String> command = new ArrayList<>();
    command.add(Programs.java().toString());
    command.add("-Xmx" + heap);
    command.addAll(FLAGS);
    command.addAll(options);
    command.addAll(archive.options());
    command.add("-cp");
    command.add(classPath);
    command.addAll(main);
    return command;
  }

  /** Our main and the server's libraries, as the build laid them out. */
  static String classPath(Path folder) {
    return folder + "/*" + File.pathSeparator + folder.resolve("lib") + "/*";
  }
}
