package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the decoder of a file's main sound. */
final class Speech {

  private final MediaSettings.Limits limits;
  private final Ffmpeg ffmpeg;

  Speech(MediaSettings settings, Ffmpeg ffmpeg) {
    this.limits = settings.limits();
    this.ffmpeg = ffmpeg;
  }

  SpeechAudio of(Path source, MediaInfo info) throws MediaFailure.Trouble {
    Optional<AudioTrack> track = info.mainAudio();
    if (track.isEmpty()) {
      return SpeechAudio.silence();
    }
    Child decoder = start(source, arguments(track.get()), info.duration());
    DecodedStream pcm = new DecodedStream(decoder, source, limits.stall());
    return new SpeechAudio(pcm, pcm::close);
  }

  private List<String> arguments(AudioTrack track) {
    List<String> arguments = new ArrayList<>(Input.open(limits));
    arguments.addAll(List.of("-map", "0:" + track.index(), "-ac", "1", "-ar", "16000"));
    // Silence where the sound begins late or has holes, so that times stay those of the video.
    arguments.addAll(List.of("-af", Holes.filled("s16:16000:mono", true)));
    arguments.addAll(List.of("-t", "" + limits.duration().toSeconds()));
    arguments.addAll(List.of("-f", "s16le", "pipe:1"));
    return arguments;
  }

  private Child start(Path source, List<String> arguments, Duration length)
      throws MediaFailure.Trouble {
    try {
      return ffmpeg.stream(source, arguments, length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaFailure.Trouble("Interrupted before the sound was decoded.", e);
    }
  }
}
