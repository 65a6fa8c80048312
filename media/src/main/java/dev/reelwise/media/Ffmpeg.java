package dev.reelwise.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/** Runs ffmpeg and ffprobe on a file, in the sandbox, to their end. */
final class Ffmpeg {

  private static final List<String> FFMPEG =
      List.of("-hide_banner", "-nostdin", "-v", "error", "-y");
  private static final List<String> FFPROBE = List.of("-hide_banner", "-v", "error", "-of", "flat");

  /** The working directory of a run that writes no file. */
  static final Path NOWHERE = Path.of("/");

  private static final int LONGEST_ANSWER = 1 << 20;

  private final MediaSettings settings;

  Ffmpeg(MediaSettings settings) {
    this.settings = settings;
  }

  /** What ffprobe prints of a file, and what it complains of. */
  record Answer(FlatOutput values, String complaints) {}

  Answer ffprobe(Path source, List<String> arguments) throws MediaFailure, InterruptedException {
    Duration wall = settings.limits().probe();
    try (Child child = start(settings.ffprobe(), FFPROBE, source, NOWHERE, arguments, wall, 0)) {
      CompletableFuture<byte[]> answer = read(child.output());
      Child.Exit exit = child.await(wall, wall, () -> 0);
      byte[] said = answer.join();
      if (said.length == LONGEST_ANSWER) {
        throw new MediaFailure.Unreadable(
            "its header describes more than a video needs; convert it to an ordinary MP4");
      }
      if (!exit.good()) {
        throw Diagnosis.of(exit, source);
      }
      String text = new String(said, StandardCharsets.UTF_8);
      return new Answer(FlatOutput.parse(text), exit.complaints());
    }
  }

  /**
   * Runs ffmpeg to its end.
   *
   * @param folder that it writes to, its working directory
   * @param length of what it will make; bounds its time, and is what progress is a part of
   * @param fileSize the most that it may write to one file, in bytes
   * @return how long what it made is
   */
  Duration ffmpeg(
      Path source,
      Path folder,
      List<String> arguments,
      Duration length,
      long fileSize,
      DoubleConsumer told)
      throws MediaFailure, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-progress", "pipe:1", "-nostats"));
    all.addAll(arguments);
    Duration wall = wall(length);
    try (Child child = start(settings.ffmpeg(), FFMPEG, source, folder, all, wall, fileSize)) {
      Progress progress = Progress.readFrom(child.output(), length);
      Child.Exit exit =
          child.await(
              wall,
              settings.limits().stall(),
              () -> {
                told.accept(progress.part());
                return progress.position().toNanos();
              });
      if (!exit.good() || Diagnosis.metFullDisk(exit)) {
        throw Diagnosis.of(exit, source);
      }
      return progress.end();
    }
  }

  /** Starts ffmpeg without waiting; its standard output is the caller's to read. */
  Child stream(Path source, List<String> arguments, Duration length)
      throws MediaFailure.Trouble, InterruptedException {
    return start(settings.ffmpeg(), FFMPEG, source, NOWHERE, arguments, wall(length), 0);
  }

  /** Whether this ffmpeg has the filters that bring HDR down to ordinary screens. */
  boolean canMapTones() throws MediaFailure, InterruptedException {
    String filters = print(settings.ffmpeg(), List.of("-hide_banner", "-filters"));
    return filters.contains(" zscale ") && filters.contains(" tonemap ");
  }

  private String print(Path program, List<String> arguments)
      throws MediaFailure, InterruptedException {
    Duration wall = settings.limits().probe();
    Sandbox.Bounds bounds = new Sandbox.Bounds(settings.limits().memory(), wall, 0);
    List<String> command = Sandbox.ofThisMachine().wrap(program, bounds, arguments);
    try (Child child = Child.start(command, Path.of("/dev/null"), NOWHERE)) {
      CompletableFuture<byte[]> answer = read(child.output());
      Child.Exit exit = child.await(wall, wall, () -> 0);
      return exit.good() ? new String(answer.join(), StandardCharsets.UTF_8) : "";
    }
  }

  private Duration wall(Duration length) {
    MediaSettings.Limits limits = settings.limits();
    return limits.base().plus(length.multipliedBy(limits.perDuration()));
  }

  private Child start(
      Path program,
      List<String> manners,
      Path source,
      Path folder,
      List<String> arguments,
      Duration wall,
      long fileSize)
      throws MediaFailure.Trouble, InterruptedException {
    List<String> all = new ArrayList<>(manners);
    all.addAll(arguments);
    Duration cpu = wall.multipliedBy(Runtime.getRuntime().availableProcessors());
    Sandbox.Bounds bounds = new Sandbox.Bounds(settings.limits().memory(), cpu, fileSize);
    return Child.start(Sandbox.ofThisMachine().wrap(program, bounds, all), source, folder);
  }

  private static CompletableFuture<byte[]> read(InputStream output) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (output) {
                // Closing at the limit makes a child that says more fail.
                answer.complete(output.readNBytes(LONGEST_ANSWER));
              } catch (IOException killed) {
                answer.complete(new byte[0]);
              }
            });
    return answer;
  }
}
