package dev.reelwise.bench.hop;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Scratch;
import dev.reelwise.bench.Servers;
import dev.reelwise.bench.Table;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how soon a committed event's work begins. */
@Command(
    name = "hop",
    description =
        "From the commit of an upload, by outbox, relay, Kafka, inbox and queue, to its step's begin.",
    mixinStandardHelpOptions = true)
public final class HopCommand implements Callable<Integer> {

  /** A poll finds an event after anything from nothing to its interval, all equally likely. */
  private static final double POLL_MILLIS = 5_000;

  private static final int WARM_UP_RATE = 50;
  private static final int WARM_UP_SECONDS = 6;

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--seconds", description = "How long to measure at each rate (default: 20).")
  private int seconds = 20;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    try (Scratch scratch = Scratch.in(options);
        LocalStack servers = Servers.start(scratch);
        HopProcess process = new HopProcess(servers.environment());
        PlainConsumer consumer = new PlainConsumer(servers.environment())) {
      Arrivals arrivals = new Arrivals(process, consumer);
      arrivals.measure(WARM_UP_RATE, WARM_UP_SECONDS);
      for (int rate : new int[] {1, 200}) {
        rows.add(row(rate, arrivals.measure(rate, seconds)));
      }
    }
    publication.publish(report(rows));
    return 0;
  }

  private static List<String> row(int rate, Hop hop) {
    double median = hop.toConsumer().percentile(0.5);
    return List.of(
        rate + " events/s",
        Integer.toString(hop.toConsumer().count()),
        Figures.number(median, 1),
        Figures.number(hop.toConsumer().percentile(0.99), 1),
        Figures.number(hop.toStep().percentile(0.5), 1),
        Figures.number(hop.toStep().percentile(0.99), 1),
        Figures.number(POLL_MILLIS * 0.5, 0),
        Figures.number(POLL_MILLIS * 0.99, 0),
        Figures.number(POLL_MILLIS * 0.5 / median, 0));
  }

  private Report report(List<List<String>> rows) {
    List<String> head =
        List.of(
            "",
            "events",
            "to the consumer: median ms",
            "99 % ms",
            "to the step: median ms",
            "99 % ms",
            "5-s poll median ms",
            "5-s poll 99 % ms",
            "poll / hop (medians)");
    return new Report(
        "hop",
        "From a commit to its consumer's start",
        "./reelwise bench hop --seconds " + seconds,
        new Table(head, rows),
        List.of(
            "Aim, from the commit to the consumer's start: median 15 ms, 99th percentile 60 ms.",
            "The consumer is a stock Kafka consumer beside ours; the step begins in a worker,"
                + " behind the inbox and the queue.",
            "Events arrive on a fixed schedule, whatever the answers.",
            "The poll's figures are computed for events at random times and no other cost."));
  }
}
