package dev.reelwise.bench.chaos;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.OwnSystem;
import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Scratch;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.FfmpegFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills parts of a system at work, and shows that nothing is lost and nothing is done twice. */
@Command(
    name = "chaos",
    description =
        "Uploads short videos while it kills parts of a system of its own (kill -9), and looks at what is left. Ends with 1 when something is lost or was done twice.",
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

  private static final int SEEDS = 1_000_000;

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--videos", description = "How many are uploaded (default: 100).")
  private int videos = 100;

  @Option(names = "--minutes", description = "How long kills go on (default: 10).")
  private double minutes = 10;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "The mean time between two kills (default: 6).")
  private double every = 6;

  @Option(names = "--quiet-minutes", description = "How long it then may finish (default: 5).")
  private int quietMinutes = 5;

  @Option(
      names = "--seed",
      description = "Draws as an earlier run did; what is there to be killed is up to chance.")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long chosen = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
    System.out.println("Seed: " + chosen);
    Path ffmpeg = FfmpegFinder.find().ffmpeg();
    List<Clip> clips = Clip.in(Scratch.cache(options), ffmpeg);
    Outcome outcome;
    Scratch scratch = Scratch.in(options);
    Path faults = Lines.in(scratch.folder());
    try (OwnSystem system =
        OwnSystem.start(scratch, Map.of("REELWISE_FAULTS", faults.toString()))) {
      outcome = new Soak(system, clips, new Lines(faults)).run(plan(chosen));
      publication.publish(report(outcome, chosen));
    }
    if (outcome.broken().isEmpty()) {
      scratch.close();
      return 0;
    }
    System.err.printf("%nThis does not hold:%n");
    outcome.broken().forEach(one -> System.err.println("- " + one));
    System.err.println("Data and logs are kept in " + scratch.folder());
    return 1;
  }

  private Soak.Plan plan(long chosen) {
    return new Soak.Plan(
        videos, time(minutes * 60), time(every), chosen, Duration.ofMinutes(quietMinutes));
  }

  private static Duration time(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private Report report(Outcome outcome, long chosen) {
    return new Report(
        "chaos",
        "Kills, and what came of them",
        "./reelwise bench chaos --videos %d --minutes %s --every %s --seed %d"
            .formatted(videos, words(minutes), words(every), chosen),
        outcome.table(),
        List.of(
            "%d kills, %d videos; all were ready %s s after the last kill."
                .formatted(
                    outcome.kills().size(),
                    outcome.accepted().size(),
                    Figures.number(Figures.seconds(outcome.finished()), 1)),
            outcome.tally().words(),
            outcome.broken().isEmpty()
                ? "Nothing was lost, and nothing was done twice."
                : outcome.broken().size() + " things do not hold.",
            "A server works again when its supervisor finds it ready, a service when it answers,"
                + " a step whose ffmpeg was killed when it is taken up again. Relay, inbox, worker"
                + " and upload: a service that died between two servers' truths.",
            "Half of the videos came in a form, half in parts straight to the bucket; every other"
                + " one was sent again with its Idempotency-Key after its answer."));
  }

  private static String words(double number) {
    return number == Math.rint(number)
        ? Long.toString(Math.round(number))
        : Double.toString(number);
  }
}
