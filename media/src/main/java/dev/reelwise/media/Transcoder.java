package dev.reelwise.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Makes the variants of a file and describes what came out. */
final class Transcoder {

  // So much smaller are slides in a modern codec than ours with a keyframe each two seconds.
  private static final int LARGEST_GROWTH = 200;
  private static final int MILLIS = 1000;
  private static final long SOUND_BITRATE = 200_000;

  private final MediaSettings.Limits limits;
  private final Ffmpeg ffmpeg;

  Transcoder(MediaSettings settings, Ffmpeg ffmpeg) {
    this.limits = settings.limits();
    this.ffmpeg = ffmpeg;
  }

  List<Variant> transcode(
      Path source, MediaInfo info, List<Rendition> renditions, Path folder, DoubleConsumer progress)
      throws MediaFailure, InterruptedException {
    boolean hdr = info.video().filter(VideoTrack::hdr).isPresent();
    boolean toneMapping = hdr && ffmpeg.canMapTones();
    List<String> arguments =
        new TranscodeCommand(info, renditions, limits, toneMapping).arguments();
    try {
      long fileSize = fileSize(info, renditions, Files.size(source));
      ffmpeg.ffmpeg(source, folder, arguments, info.duration(), fileSize, progress);
      List<Variant> variants = new ArrayList<>();
      for (Rendition rendition : renditions) {
        variants.add(describe(info, rendition, folder));
      }
      return variants;
    } catch (IOException e) {
      throw new MediaFailure.Trouble("The files can't be read: " + e.getMessage(), e);
    }
  }

  private long fileSize(MediaInfo info, List<Rendition> renditions, long sourceSize) {
    long bits = 2 * renditions.getFirst().maxBitrate() + SOUND_BITRATE;
    long ofLength = bits / 8 * (info.duration().toSeconds() + 1);
    return limits.spare() + Math.min(ofLength, LARGEST_GROWTH * sourceSize);
  }

  private static Variant describe(MediaInfo info, Rendition rendition, Path folder)
      throws IOException, MediaFailure {
    Path file = folder.resolve(rendition.resolution() + ".mp4");
    Path playlist = folder.resolve(rendition.resolution() + ".m3u8");
    if (!Files.exists(playlist)) {
      throw new MediaFailure.Unreadable("it holds no frames");
    }
    String text = Files.readString(playlist);
    Wholeness.requireVariant(file, text);
    List<MediaPlaylist.ByteRange> segments = MediaPlaylist.segments(text);
    double seconds = seconds(segments);
    if (segments.isEmpty() || seconds <= 0) {
      throw new MediaFailure.Unreadable("it holds no frames");
    }
    long size = Files.size(file);
    long average = Math.round(size * 8 / seconds);
    return new Variant(
        rendition.resolution(),
        rendition.width(),
        rendition.height(),
        Math.max(average, peak(segments)),
        average,
        info.video().map(track -> track.frameRate().perSecond()).orElse(0.0),
        codecs(file, MediaPlaylist.map(text)),
        file,
        playlist,
        size);
  }

  /** What a file claims of its length, unless what could be made of it is much less. */
  static Duration believed(Duration claimed, Variant made) throws MediaFailure.Trouble {
    try {
      Duration played =
          Duration.ofMillis(
              Math.round(
                  MILLIS * seconds(MediaPlaylist.segments(Files.readString(made.playlist())))));
      return played.multipliedBy(2).compareTo(claimed) < 0 ? played : claimed;
    } catch (IOException e) {
      throw new MediaFailure.Trouble("The playlist can't be read: " + e.getMessage(), e);
    }
  }

  private static double seconds(List<MediaPlaylist.ByteRange> segments) {
    return segments.stream().mapToDouble(MediaPlaylist.ByteRange::seconds).sum();
  }

  private static long peak(List<MediaPlaylist.ByteRange> segments) {
    return Math.round(
        segments.stream().mapToDouble(MediaPlaylist.ByteRange::bitsPerSecond).max().orElse(0));
  }

  private static String codecs(Path file, MediaPlaylist.ByteRange map) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(map.offset());
      return Codecs.of(stream.readNBytes(Math.toIntExact(map.length())));
    }
  }
}
