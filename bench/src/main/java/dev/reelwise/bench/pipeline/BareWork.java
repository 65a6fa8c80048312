package dev.reelwise.bench.pipeline;

import dev.reelwise.bench.Commands;
import dev.reelwise.media.Media;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.MediaSettings;
import dev.reelwise.media.SpeechAudio;
import dev.reelwise.speech.SpeechSettings;
import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcribers;
import dev.reelwise.speech.TranscriptionFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A talk's work without the system: the same ffmpeg command and the same transcriber, with the same
 * settings, one after the other, in a process of its own. The model is loaded before the clock
 * runs.
 *
 * @param transcode probing, making all variants and the poster
 * @param transcribe decoding the sound and transcribing it
 */
record BareWork(Duration transcode, Duration transcribe) {

  Duration together() {
    return transcode.plus(transcribe);
  }

  /** Does it in a JVM with a service's options. */
  static BareWork of(Path talk, Path ffmpeg, Path ffprobe, Path models, Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            BareWork.class.getName(),
            talk.toString(),
            ffmpeg.toString(),
            ffprobe.toString(),
            models.toString(),
            folder.toString());
    List<String> said = Commands.run(command).lines().toList();
    String[] nanos = said.getLast().split(" ", -1);
    return new BareWork(
        Duration.ofNanos(Long.parseLong(nanos[0])), Duration.ofNanos(Long.parseLong(nanos[1])));
  }

  /** Arguments: talk, ffmpeg, ffprobe, models, an empty folder. Its last line: two times in ns. */
  public static void main(String[] arguments)
      throws MediaFailure, TranscriptionFailure, IOException, InterruptedException {
    Path talk = Path.of(arguments[0]);
    Path models = Path.of(arguments[3]);
    Media media = new Media(MediaSettings.of(Path.of(arguments[1]), Path.of(arguments[2])));
    try (Transcriber transcriber = Transcribers.open(SpeechSettings.of(models, null, null))) {
      long begin = System.nanoTime();
      MediaInfo info = media.probe(talk);
      media.transcode(talk, info, Path.of(arguments[4]), _ -> {});
      long transcoded = System.nanoTime();
      try (SpeechAudio audio = media.speech(talk, info)) {
        transcriber.transcribe(audio.pcm(), info.duration(), _ -> {});
      }
      long transcribed = System.nanoTime();
      System.out.println((transcoded - begin) + " " + (transcribed - transcoded));
    }
  }
}
