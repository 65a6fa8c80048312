package dev.reelwise.cli.video;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Home;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.system.Connection;
import dev.reelwise.cli.terminal.ProgressLines;
import dev.reelwise.cli.terminal.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Reelwise does, on the sample talk. */
@Command(
    name = "demo",
    description = {
      "Starts Reelwise, takes a talk of a minute through the whole pipeline, and searches it.",
      "Leaves the system running."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final List<String> QUESTIONS =
      List.of("why does the cache miss", "two processors writing the same line");

  @Mixin private final Options options = new Options();

  @Override
  public Integer call() throws InterruptedException {
    long began = System.nanoTime();
    step(
        1,
        "Starting PostgreSQL, Redis, Kafka, OpenSearch, an S3 server, the API and the summarizer");
    try (var connection = Connection.startingIfDown(options)) {
      step(2, "A talk of a minute through the pipeline: " + Home.sampleTalk().getFileName());
      var result =
          new Ingestion(connection.api(), ProgressLines.onStandardOutput(), InstantSource.system())
              .ingest(Home.sampleTalk(), "Why caches miss", true);
      System.out.println(result.told());
      if (result.failed()) {
        return ExitCode.FAILED.number();
      }
      step(3, "Searching what was said");
      for (var question : QUESTIONS) {
        search(connection, question);
      }
      tellWhereToGoOn(connection, result, Duration.ofNanos(System.nanoTime() - began));
      return ExitCode.OK.number();
    }
  }

  private static void step(int number, String what) {
    System.out.printf("%n%d. %s%n", number, what);
  }

  private static void search(Connection connection, String question) throws InterruptedException {
    try {
      long began = System.nanoTime();
      var answer = connection.api().search(question, 1);
      var took = (System.nanoTime() - began) / 1_000_000;
      System.out.printf("“%s”  (%d ms)%n", question, took);
      System.out.println(SearchView.of(answer.path("data")).indent(2).stripTrailing());
    } catch (ApiProblem problem) {
      throw new CommandFailure(ExitCode.FAILED, problem.words(), problem);
    }
  }

  private static void tellWhereToGoOn(Connection connection, VideoResult result, Duration took) {
    System.out.printf("%nThat took %s. Reelwise goes on running:%n", Texts.span(took));
    System.out.printf("  API documentation  %s/docs%n", connection.address());
    if (result.url() != null) {
      System.out.printf("  The video (HLS)    %s%n", result.url());
    }
    System.out.println("  Your own video     ./reelwise ingest FILE");
    System.out.println("  Search             ./reelwise search WORDS");
    System.out.println("  Stop               ./reelwise down");
  }
}
