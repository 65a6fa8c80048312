package dev.reelwise.cli.system;

import java.util.List;
import java.util.stream.Stream;

/** The two services of ours, and what each is given in a local system. */
enum Service {
  /** It answers people: code that is asked for often is compiled well, which C1 alone does not. */
  API("api", "PORT", 8080, "-Xmx320m", "-XX:+TieredCompilation"),
  SUMMARIZER("summarizer", "SUMMARIZER_PORT", 8081, "-Xmx256m", "-XX:TieredStopAtLevel=1");

  /** Four times the heap: the rest is for the model, libraries and threads. */
  private static final long MODEL_MEGABYTES = 1024;

  private static final String LIMITED =
      """
      ulimit -d "$1" 2>/dev/null || :
      shift
      exec "$@"
      """;

  private final String label;
  private final String portVariable;
  private final int usualPort;
  private final String heap;
  private final String compilers;

  Service(String label, String portVariable, int usualPort, String heap, String compilers) {
    this.label = label;
    this.portVariable = portVariable;
    this.usualPort = usualPort;
    this.heap = heap;
    this.compilers = compilers;
  }

  /** The name of its module, its log and its line in the status. */
  String label() {
    return label;
  }

  String portVariable() {
    return portVariable;
  }

  int usualPort() {
    return usualPort;
  }

  /**
   * The command, where the service runs a model in its own process, under a limit of memory that
   * can be written to: a model that goes wrong ends the service, which is started again, and not
   * others.
   */
  List<String> limited(List<String> command) {
    return this == API
        ? command
        : Stream.concat(
                Stream.of("sh", "-c", LIMITED, label, Long.toString(MODEL_MEGABYTES << 10)),
                command.stream())
            .toList();
  }

  /** The program and the flags that it runs with: little memory, a fast start. */
  List<String> java() {
    return List.of(
        Jvm.program(),
        heap,
        "-XX:+UseSerialGC",
        compilers,
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xlog:cds=off",
        "-Xlog:aot=off");
  }
}
