package dev.reelwise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes small files with the real ffmpeg: speech of ours, over moving colours. */
final class Clips {

  private static final Path SPEECH = Path.of("../speech/src/test/resources/speech");
  private static final List<String> PICTURE =
      List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=10:d=4");

  private final Path ffmpeg;
  private final Path folder;

  Clips(Path ffmpeg, Path folder) {
    this.ffmpeg = ffmpeg;
    this.folder = folder;
  }

  /** "The old stone bridge carries one lorry at a time, so drivers wait their turn." */
  Path talk(String name) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(PICTURE);
    arguments.addAll(List.of("-i", SPEECH.resolve("bridge.wav").toString()));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"));
    return make(name, arguments);
  }

  Path silent(String name) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(PICTURE);
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast"));
    return make(name, arguments);
  }

  /** A second of picture and tone, with its header first. */
  Path tiny(String name) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=64x48:r=5:d=1"));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=1", "-c:v", "libx264", "-c:a", "aac"));
    arguments.addAll(List.of("-movflags", "+faststart"));
    return make(name, arguments);
  }

  /** Coded so badly that a variant takes four times the room. */
  Path coarse(String name) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=8"));
    arguments.addAll(List.of("-c:v", "libx264", "-g", "3000", "-crf", "51"));
    return make(name, arguments);
  }

  /** "Our bakery sells three kinds of bread on a market day." */
  Path sound(String name) throws IOException, InterruptedException {
    return make(name, List.of("-i", SPEECH.resolve("bakery.wav").toString(), "-c:a", "aac"));
  }

  private Path make(String name, List<String> arguments) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-nostdin"));
    command.addAll(arguments);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return file;
  }
}
