package dev.reelwise.e2e;

import dev.reelwise.stack.Ffmpeg;
import dev.reelwise.stack.FfmpegFinder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Files made by ffmpeg for one test, and what ffprobe says of others. */
final class Recording {
  private static final Ffmpeg PROGRAMS = FfmpegFinder.find();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Recording() {}

  /** A file of so many seconds, with or without a picture of that size and a tone. */
  static Path make(Path file, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(PROGRAMS.ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of(arguments));
    command.add(file.toString());
    run(command);
    return file;
  }

  /** The first two of the four points, as they are in the talk: 25 of its 58 seconds. */
  static Path partOfTheTalk(Path file) throws IOException, InterruptedException {
    var talk = Command.repository().resolve("samples/why-caches-miss.mp4");
    return make(file, "-i", talk.toString(), "-t", "25", "-c", "copy");
  }

  /** One entry of what ffprobe tells, such as {@code stream=codec_name}, a line for each stream. */
  static List<String> probe(String source, String entry) throws IOException, InterruptedException {
    return run(List.of(
            PROGRAMS.ffprobe().toString(),
            "-v",
            "error",
            "-show_entries",
            entry,
            "-of",
            "default=noprint_wrappers=1:nokey=1",
            source))
        .lines()
        .toList();
  }

  /** The text at an address; anything but success is an error. */
  static String fetch(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError("%s answered %d".formatted(address, answer.statusCode()));
    }
    return answer.body();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("This failed: " + command);
      }
      return out;
    } finally {
      process.destroy();
    }
  }
}
