package dev.reelwise.media;

import dev.reelwise.stack.FfmpegFinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes media with the real ffmpeg, and looks at media with the real ffprobe, without any sandbox.
 */
final class Samples {

  static final dev.reelwise.stack.Ffmpeg TOOLS = FfmpegFinder.find();

  private Samples() {}

  static MediaSettings settings() {
    return MediaSettings.of(TOOLS.ffmpeg(), TOOLS.ffprobe());
  }

  static Media media() {
    return new Media(settings());
  }

  /** For tests that care for something else than the ladder. */
  static Media small() {
    MediaSettings usual = settings();
    return new Media(
        new MediaSettings(usual.ffmpeg(), usual.ffprobe(), List.of(240, 120), usual.limits()));
  }

  static MediaSettings impatient(Duration base, int perDuration, Duration stall) {
    MediaSettings.Limits usual = settings().limits();
    return new MediaSettings(
        TOOLS.ffmpeg(),
        TOOLS.ffprobe(),
        List.of(1080, 720),
        new MediaSettings.Limits(
            usual.duration(),
            usual.pixels(),
            usual.frameRate(),
            usual.probe(),
            base,
            perDuration,
            stall,
            usual.memory(),
            usual.spare()));
  }

  /** A clip of moving colours with a tone, of so many seconds. */
  static Path clip(Path file, String size, int rate, int seconds, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=" + size + ":r=" + rate + ":d=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=f=440:d=" + seconds));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of(more));
    arguments.add(file.toString());
    return ffmpeg(file, arguments);
  }

  /** Whatever ffmpeg makes of these arguments, the last of which is the file. */
  static Path make(Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(file.toString());
    return ffmpeg(file, all);
  }

  /** What ffprobe prints, without field names. */
  static String ffprobe(Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of(TOOLS.ffprobe().toString(), "-v", "error"));
    all.addAll(List.of("-of", "csv=p=0"));
    all.addAll(List.of(arguments));
    all.add(file.toString());
    return run(all, false);
  }

  /** Decodes all of a file and returns what is wrong with it. */
  static String complaintsAbout(Path file) {
    return run(
        List.of(
            TOOLS.ffmpeg().toString(),
            "-nostdin",
            "-v",
            "error",
            "-i",
            file.toString(),
            "-f",
            "null",
            "-"),
        true);
  }

  private static Path ffmpeg(Path file, List<String> arguments) {
    List<String> all =
        new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    all.addAll(arguments);
    run(all, true);
    return file;
  }

  private static String run(List<String> command, boolean withErrors) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(withErrors);
    if (!withErrors) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed: " + output);
      }
      return output
          .lines()
          .filter(line -> !line.contains("no version information available"))
          .reduce("", (text, line) -> text + line + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
