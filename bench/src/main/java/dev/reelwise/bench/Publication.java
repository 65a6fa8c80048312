package dev.reelwise.bench;

import dev.reelwise.cli.Home;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** How a result is shown, and kept when that is asked for. */
public final class Publication {

  @Option(
      names = "--record",
      description =
          "Keep the result in docs/BENCHMARKS.md, in the place of the last one. Only on a quiet machine.")
  private boolean record;

  private final String loadBefore = Machine.load();

  /** Prints the report, and records it if that was asked for. */
  public void publish(Report report) {
    String conditions =
        "Measured on %s by `%s`. Load before the run: %s. Machine: %s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC), report.command(), loadBefore, Machine.describe());
    String body =
        "%s%n%n%s%n%n%s%n"
            .formatted(report.table().text(), String.join(" ", report.remarks()), conditions);
    System.out.printf("%n%s%n%n%s", report.title(), body);
    if (record) {
      Path file = Home.path().resolve("docs/BENCHMARKS.md");
      new RecordedResults(file)
          .replace(report.bench(), "## %s%n%n%s".formatted(report.title(), body));
      System.out.println("Recorded in " + file);
    }
  }
}
