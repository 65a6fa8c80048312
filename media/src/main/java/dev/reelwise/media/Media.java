package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** What Reelwise does with media files. Safe for use by several threads; holds no resources. */
public final class Media {

  // The poster's share of the progress, which is told on the way.
  private static final double VARIANTS = 0.99;
  private static final long SOUND_ONLY_BITRATE = 128_000;

  private final MediaSettings settings;
  private final Ffmpeg ffmpeg;

  public Media(MediaSettings settings) {
    this.settings = settings;
    this.ffmpeg = new Ffmpeg(settings);
  }

  /**
   * Looks at a file without decoding it.
   *
   * @throws MediaFailure.Unreadable when nothing in it can be played, with the reason
   */
  public MediaInfo probe(Path source) throws MediaFailure, InterruptedException {
    return new Probe(settings, ffmpeg).of(source);
  }

  /** The variants that {@link #transcode} makes of such a file, the largest first. */
  public List<Rendition> renditions(MediaInfo info) {
    return info.video()
        .map(new Ladder(settings.heights())::of)
        .orElse(List.of(new Rendition(Rendition.AUDIO, 0, 0, SOUND_ONLY_BITRATE)));
  }

  /**
   * Makes all variants and the poster in an existing folder, which should be empty. What a failed
   * run leaves in it is the caller's to delete.
   *
   * @param progress told 0 to 1, never falling, on the calling thread
   */
  public Transcoded transcode(Path source, MediaInfo info, Path folder, DoubleConsumer progress)
      throws MediaFailure, InterruptedException {
    List<Variant> variants =
        new Transcoder(settings, ffmpeg)
            .transcode(
                source, info, renditions(info), folder, part -> progress.accept(part * VARIANTS));
    Duration duration = Transcoder.believed(info.duration(), variants.getFirst());
    Optional<Path> poster =
        info.video().isEmpty()
            ? Optional.empty()
            : new Poster(settings, ffmpeg).of(variants.getFirst().file(), duration, folder);
    progress.accept(1);
    return new Transcoded(variants, poster, duration);
  }

  /** Starts decoding the main audio track for speech recognition; close what it returns. */
  public SpeechAudio speech(Path source, MediaInfo info) throws MediaFailure {
    return new Speech(settings, ffmpeg).of(source, info);
  }

  /** What this machine lets the sandbox keep from ffmpeg, for a person. */
  public static String sandbox() throws InterruptedException {
    return Sandbox.ofThisMachine().describe();
  }
}
