package dev.reelwise.bench.pipeline;

import dev.reelwise.bench.OwnSystem;
import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Scratch;
import dev.reelwise.bench.Table;
import dev.reelwise.cli.Home;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.stack.Ffmpeg;
import dev.reelwise.stack.FfmpegFinder;
import dev.reelwise.stack.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the system adds to the work itself. */
@Command(
    name = "pipeline",
    description =
        "From the end of an upload until the talk is ready, over the time of its ffmpeg command and transcriber alone.",
    mixinStandardHelpOptions = true)
public final class PipelineCommand implements Callable<Integer> {

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--short-only", description = "Only the talk of a minute.")
  private boolean shortOnly;

  @Option(
      names = "--runs",
      description =
          "How often the short talk is measured (default: 3); the long one half as often.")
  private int runs = 3;

  @Override
  public Integer call() throws IOException, InterruptedException, ApiProblem {
    Ffmpeg programs = FfmpegFinder.find();
    Path cache = Scratch.cache(options);
    List<List<String>> rows = new ArrayList<>();
    try (Scratch scratch = Scratch.in(options);
        OwnSystem system = OwnSystem.start(scratch);
        Api api = system.api()) {
      TakenWay.of(Home.sampleTalk(), api, InstantSource.system());
      for (Talk talk : shortOnly ? List.of(Talk.SHORT) : List.of(Talk.SHORT, Talk.LONG)) {
        Path file = talk.in(cache, programs.ffmpeg());
        int times = talk.equals(Talk.SHORT) ? runs : (runs + 1) / 2;
        rows.add(measure(talk, file, times, programs, scratch, api));
      }
    }
    publication.publish(report(rows));
    return 0;
  }

  private static List<String> measure(
      Talk talk, Path file, int times, Ffmpeg programs, Scratch scratch, Api api)
      throws IOException, InterruptedException, ApiProblem {
    Comparison comparison = new Comparison();
    for (int i = 0; i < times; i++) {
      Path folder = Files.createTempDirectory(scratch.folder(), "bare-");
      comparison.add(
          BareWork.of(file, programs.ffmpeg(), programs.ffprobe(), Models.ensure(), folder));
      comparison.add(TakenWay.of(file, api, InstantSource.system()));
      System.out.println(talk.label() + ": " + comparison.last());
    }
    return comparison.row(talk.label());
  }

  private Report report(List<List<String>> rows) {
    return new Report(
        "pipeline",
        "From the end of an upload until it is ready",
        "./reelwise bench pipeline --runs " + runs + (shortOnly ? " --short-only" : ""),
        new Table(Comparison.HEAD, rows),
        List.of(
            "Aim: a ratio of 1.10 or less.",
            "Medians of runs that take turns: the work alone, then the system.",
            "Alone means the same ffmpeg command (with probe and poster) and the same transcriber"
                + " with the same settings, one after the other, in a process of its own whose"
                + " model is loaded before the clock runs.",
            "The system does both at the same time, and also fetches and stores the files,"
                + " summarizes (extractively) and indexes."));
  }
}
