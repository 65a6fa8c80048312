package dev.reelwise.cli.video;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.system.Connection;
import dev.reelwise.cli.terminal.ProgressLines;
import dev.reelwise.cli.terminal.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files through the pipeline. */
@Command(
    name = "ingest",
    description = {
      "Uploads videos or sound files, follows them through the pipeline and prints what came of them.",
      "Starts Reelwise when it isn't running. Ends with 1 when one of the files failed; the others go on."
    },
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files, or folders: of a folder, the files in it that are named like video or sound.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--title",
      description = "The title (default: the file's name); for a single file.")
  private @Nullable String title;

  @Option(names = "--no-wait", description = "Return when the files are uploaded.")
  private boolean noWait;

  @Option(names = "--json", description = "Print an array with one object for each file.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var media = MediaFiles.in(files);
    if (title != null && media.size() > 1) {
      throw new CommandFailure(ExitCode.USAGE, "--title is for a single file.");
    }
    List<VideoResult> results = new ArrayList<>();
    try (var connection = Connection.startingIfDown(options)) {
      var ingestion =
          new Ingestion(connection.api(), ProgressLines.onStandardError(), InstantSource.system());
      for (var file : media) {
        System.err.println(Texts.visible(file.toString()));
        var result = ingestion.ingest(file, title, !noWait);
        results.add(result);
        if (!json) {
          System.out.println(noWait ? result.accepted() : result.told());
        }
      }
    }
    if (json) {
      System.out.println(Json.write(results));
    }
    return results.stream().anyMatch(VideoResult::failed)
        ? ExitCode.FAILED.number()
        : ExitCode.OK.number();
  }
}
