package dev.reelwise.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds an ffmpeg that can encode H.264: the configured one, one on PATH, or the bundled one. */
public final class FfmpegFinder {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private FfmpegFinder() {}

  /**
   * As {@link #find(Map, Path)} with this process's environment and the home that {@link StackHome}
   * finds.
   */
  public static Ffmpeg find() {
    return find(System.getenv(), StackHome.find());
  }

  /**
   * The configured programs (FFMPEG_PATH and FFPROBE_PATH), or else the first of those on PATH and
   * the bundled ones that encodes a frame with libx264.
   *
   * @param home the folder with the bundled programs, as the build lays it out
   * @throws StackFailure if the configured programs do not work, or none was found that does; the
   *     message says what was tried
   */
  public static Ffmpeg find(Map<String, String> environment, Path home) {
    Optional<Ffmpeg> configured = configured(environment);
    if (configured.isPresent()) {
      Programs.Ended proof = prove(configured.get());
      if (!proof.well()) {
        throw new StackFailure(
            "FFMPEG_PATH does not work: " + configured.get().ffmpeg() + ": " + proof.output());
      }
      return configured.get();
    }
    String searchPath = System.getenv().getOrDefault("PATH", "");
    return search(environment.getOrDefault("PATH", searchPath), home);
  }

  private static Ffmpeg search(String searchPath, Path home) {
    List<String> tried = new ArrayList<>();
    Optional<Ffmpeg> installed =
        pair(Programs.find("ffmpeg", searchPath), Programs.find("ffprobe", searchPath));
    if (installed.isPresent()) {
      Programs.Ended proof = prove(installed.get());
      if (proof.well()) {
        return installed.get();
      }
      tried.add(installed.get().ffmpeg() + " (" + proof.output() + ")");
    }
    Optional<Ffmpeg> bundled = BundledFfmpeg.in(home);
    if (bundled.isPresent()) {
      Programs.Ended proof = prove(bundled.get());
      if (proof.well()) {
        return bundled.get();
      }
      tried.add(bundled.get().ffmpeg() + " (" + proof.output() + ")");
    }
    throw new StackFailure(
        "No ffmpeg with libx264 works here. Install one, or set FFMPEG_PATH and FFPROBE_PATH. Tried: "
            + (tried.isEmpty() ? "nothing was found" : String.join("; ", tried)));
  }

  private static Optional<Ffmpeg> configured(Map<String, String> environment) {
    String ffmpeg = environment.getOrDefault("FFMPEG_PATH", "");
    if (ffmpeg.isBlank()) {
      return Optional.empty();
    }
    Path program = Path.of(ffmpeg).toAbsolutePath();
    String ffprobe = environment.getOrDefault("FFPROBE_PATH", "");
    return Optional.of(
        new Ffmpeg(
            program,
            ffprobe.isBlank()
                ? program.resolveSibling("ffprobe")
                : Path.of(ffprobe).toAbsolutePath()));
  }

  private static Optional<Ffmpeg> pair(Optional<Path> ffmpeg, Optional<Path> ffprobe) {
    return ffmpeg.flatMap(encoder -> ffprobe.map(prober -> new Ffmpeg(encoder, prober)));
  }

  private static Programs.Ended prove(Ffmpeg programs) {
    List<String> encode = new ArrayList<>(List.of(programs.ffmpeg().toString(), "-v", "error"));
    encode.addAll(List.of("-f", "lavfi", "-i", "color=size=64x64:rate=1:duration=1"));
    encode.addAll(List.of("-frames:v", "1", "-c:v", "libx264", "-f", "null", "-"));
    Programs.Ended encoded = Programs.run(encode, Map.of(), LIMIT);
    if (!encoded.well()) {
      return encoded;
    }
    return Programs.run(
        List.of(programs.ffprobe().toString(), "-v", "error", "-version"), Map.of(), LIMIT);
  }
}
