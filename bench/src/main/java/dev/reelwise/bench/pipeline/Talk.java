package dev.reelwise.bench.pipeline;

import dev.reelwise.bench.Commands;
import dev.reelwise.cli.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * A talk as it comes from a recording: slides, a noisy moving camera picture in the corner, speech.
 *
 * @param label how people call it
 */
record Talk(String label, int width, int height, Duration length) {

  static final Talk SHORT = new Talk("1 min, 1080p30", 1920, 1080, Duration.ofMinutes(1));
  static final Talk LONG = new Talk("10 min, 720p30", 1280, 720, Duration.ofMinutes(10));

  private static final int FRAME_RATE = 30;

  /** The file in the folder; made there from the sample talk, over and over, when it is missing. */
  Path in(Path folder, Path ffmpeg) throws IOException, InterruptedException {
    Path file = folder.resolve("talk-%dp-%ds.mp4".formatted(height, length.toSeconds()));
    if (Files.exists(file)) {
      return file;
    }
    System.out.println("Making a talk: " + label);
    Path draft = folder.resolve("draft-" + ProcessHandle.current().pid() + ".mp4");
    try {
      Commands.run(command(ffmpeg, draft));
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private List<String> command(Path ffmpeg, Path file) {
    return List.of(
        ffmpeg.toString(),
        "-v",
        "error",
        "-y",
        "-nostdin",
        "-stream_loop",
        "-1",
        "-i",
        Home.sampleTalk().toString(),
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=%dx%d:rate=%d".formatted(width / 4, height / 4, FRAME_RATE),
        "-filter_complex",
        picture(),
        "-map",
        "[v]",
        "-map",
        "0:a",
        "-t",
        Long.toString(length.toSeconds()),
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "21",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-b:a",
        "128k",
        file.toString());
  }

  private String picture() {
    return ("[0:v]fps=%d,scale=%d:%d,setsar=1[slides];[1:v]noise=alls=10:allf=t[camera];"
            + "[slides][camera]overlay=x=W-w-20:y=H-h-20[v]")
        .formatted(FRAME_RATE, width, height);
  }
}
