package dev.reelwise.bench.outbox;

import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Scratch;
import dev.reelwise.bench.Servers;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the outbox and its relay beside others. */
@Command(
    name = "outbox",
    description =
        "From a commit, by outbox, relay and Kafka, into the inbox; and how fast a backlog is published.",
    mixinStandardHelpOptions = true)
public final class OutboxCommand implements Callable<Integer> {

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--rounds", description = "How often all is measured (default: 3).")
  private int rounds = 3;

  @Option(
      names = "--rates",
      split = ",",
      description = "Commits a second, by commas (default: 200,2000).")
  private List<Integer> rates = List.of(200, 2_000);

  @Option(names = "--seconds", description = "How long to measure at each rate (default: 20).")
  private int seconds = 20;

  @Option(
      names = "--backlog",
      description = "How many events wait when the drain begins (default: 200000).")
  private int backlog = 200_000;

  @Option(
      names = "--keep-seconds",
      description = "How long our outbox keeps published rows (default: 0, as the others).")
  private int keepSeconds = 0;

  @Option(
      names = "--only",
      split = ",",
      description = "Measure these alone: ${COMPLETION-CANDIDATES} (default: all).")
  private List<Contender> only = List.of(Contender.values());

  @Override
  public Integer call() throws IOException, InterruptedException {
    Measurement measurement =
        new Measurement(
            rates,
            seconds,
            Math.max(1, backlog / Contest.VIDEOS),
            Duration.ofSeconds(keepSeconds),
            only);
    try (Scratch scratch = Scratch.in(options);
        LocalStack servers = Servers.start(scratch);
        Contest contest = new Contest(servers.environment(), measurement)) {
      for (int round = 0; round < rounds; round++) {
        System.out.printf("Round %d of %d%n", round + 1, rounds);
        contest.run(round);
      }
      publication.publish(new OutboxReport(contest, measurement, rounds).report());
      boolean ordered = contest.receiver(Contender.REELWISE).overtaken() == 0;
      if (!ordered) {
        System.err.println("Events of a video came in another order than that of their commits.");
      }
      return ordered ? 0 : 1;
    }
  }
}
