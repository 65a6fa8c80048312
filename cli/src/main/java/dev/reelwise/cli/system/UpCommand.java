package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the servers and the two services. */
@Command(
    name = "up",
    description =
        "Starts everything: the servers that aren't elsewhere, the API and the summarizer.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Option(
      names = {"-d", "--detach"},
      description = "Return when it is ready; it goes on in the background until 'down'.")
  private boolean detach;

  @Option(
      names = "--any-ports",
      description = "Take any free ports, not the usual ones: for a second system on one machine.")
  private boolean anyPorts;

  @Option(names = "--supervised", hidden = true, description = "Leave the last word to who waits.")
  private boolean supervised;

  @Override
  public Integer call() throws InterruptedException {
    var data = options.data();
    var out = System.out;
    var found = RunningSystems.find(data);
    if (found.isPresent()) {
      out.printf("Reelwise is running already (process %d).%n", found.get().stack().pid());
      found.get().record().ifPresent(record -> tellAddresses(record, out));
      return ExitCode.OK.number();
    }
    if (detach) {
      tellAddresses(new Background(data, options.envFile(), anyPorts, out::println).start(), out);
      out.println("Stop it by: ./reelwise down");
      return ExitCode.OK.number();
    }
    var record = new RunningSystem(data, options.settings(), anyPorts, out::println).start();
    if (!supervised) {
      tellAddresses(record, out);
      out.println("Ctrl-C, or ./reelwise down, stops it.");
    }
    new CountDownLatch(1).await();
    return ExitCode.OK.number();
  }

  private static void tellAddresses(SystemRecord record, PrintStream out) {
    out.printf(
        "  API         %s/api/v1   (its documentation: %s/docs)%n", record.api(), record.api());
    out.printf("  Summarizer  %s/health%n", record.summarizer());
  }
}
