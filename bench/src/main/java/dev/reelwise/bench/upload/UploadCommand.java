package dev.reelwise.bench.upload;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Scratch;
import dev.reelwise.bench.Servers;
import dev.reelwise.bench.Table;
import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the API costs an upload. */
@Command(
    name = "upload",
    description =
        "Throughput of the streaming upload over that of a direct PUT of the same file to S3, and the API's memory.",
    mixinStandardHelpOptions = true)
public final class UploadCommand implements Callable<Integer> {

  private static final long MB = 1_000_000;
  private static final List<Long> SIZES = List.of(100 * MB, 1_000 * MB, 5_000 * MB);

  private static final int LARGE_RUNS = 3;

  /** The file itself, its parts while they are put together, and some air. */
  private static final int ROOM = 3;

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(
      names = "--largest",
      converter = SizeConverter.class,
      paramLabel = "SIZE",
      description = "The largest file of 100m, 1g and 5g that is sent (default: 5g).")
  private long largest = 5_000 * MB;

  @Option(
      names = "--runs",
      description = "How often each is measured (default: 7); 5 GB at most three times.")
  private int runs = 7;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    try (Scratch scratch = Scratch.in(options)) {
      requireRoom(scratch);
      try (LocalStack servers = Servers.start(scratch);
          Sending sending = new Sending();
          Bucket bucket = new Bucket(servers.environment())) {
        ApiProcess api = ApiProcess.start(servers);
        try (MemoryWatch memory = MemoryWatch.over(api)) {
          BothWays ways = new BothWays(api, bucket, sending, memory);
          ways.warmUp();
          for (long size : sizes()) {
            rows.add(ways.measure(size, size > 1_000 * MB ? Math.min(runs, LARGE_RUNS) : runs));
          }
        }
      }
    }
    publication.publish(report(rows));
    return 0;
  }

  private List<Long> sizes() {
    return SIZES.stream().filter(size -> size <= largest).toList();
  }

  private void requireRoom(Scratch scratch) throws IOException {
    long needed = ROOM * sizes().getLast();
    long room = Files.getFileStore(scratch.folder()).getUsableSpace();
    if (room < needed) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "This needs %s GB on the disk of %s, which has %s GB left. Try --largest 1g."
              .formatted(
                  Figures.number(needed / 1e9, 1),
                  scratch.folder(),
                  Figures.number(room / 1e9, 1)));
    }
  }

  private Report report(List<List<String>> rows) {
    String size =
        Stream.of("5g", "1g")
            .filter(s -> SizeConverter.bytes(s) <= largest)
            .findFirst()
            .orElse("100m");
    return new Report(
        "upload",
        "The streaming upload beside a direct PUT to S3",
        "./reelwise bench upload --runs %d --largest %s".formatted(runs, size),
        new Table(BothWays.HEAD, rows),
        List.of(
            "Aim: a ratio of throughputs of 0.9 or more, and memory that does not grow with the file.",
            "Medians of runs that take turns: the PUT by a presigned address, then the upload; by one"
                + " client, which makes the bytes on the fly; after "
                + BothWays.WARM_UPS
                + " of 100 MB each way that aren't counted.",
            "The API has a heap of " + ApiProcess.HEAP + "; the heap's peak includes garbage.",
            "CPU seconds are those of the client, the API and the object store, in this order.",
            "The object store is the embedded one, on the same cores and disk."));
  }
}
