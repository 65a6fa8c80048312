package dev.reelwise.bench.chaos;

import dev.reelwise.bench.Commands;
import dev.reelwise.cli.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A few seconds of the sample talk, with speech and a small picture. */
record Clip(String name, Path file) {

  private static final List<Integer> STARTS = List.of(2, 9, 17);
  private static final List<Integer> SECONDS = List.of(2, 3, 4);

  /** The clips in the folder; those that are missing are made there. */
  static List<Clip> in(Path folder, Path ffmpeg) throws IOException, InterruptedException {
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < STARTS.size(); i++) {
      String name = "clip-%d-%d".formatted(STARTS.get(i), SECONDS.get(i));
      Path file = folder.resolve(name + ".mp4");
      if (!Files.exists(file)) {
        make(file, ffmpeg, STARTS.get(i), SECONDS.get(i));
      }
      clips.add(new Clip(name, file));
    }
    return List.copyOf(clips);
  }

  private static void make(Path file, Path ffmpeg, int start, int seconds)
      throws IOException, InterruptedException {
    Path draft = file.resolveSibling("draft-" + ProcessHandle.current().pid() + ".mp4");
    List<String> command =
        List.of(
            ffmpeg.toString(),
            "-v",
            "error",
            "-y",
            "-nostdin",
            "-ss",
            Integer.toString(start),
            "-i",
            Home.sampleTalk().toString(),
            "-t",
            Integer.toString(seconds),
            "-vf",
            "scale=640:360",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            draft.toString());
    try {
      String _ = Commands.run(command);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
