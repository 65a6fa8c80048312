package dev.reelwise.api.source;

import dev.reelwise.media.Media;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.media.MediaInfo;
import dev.reelwise.media.SpeechAudio;
import dev.reelwise.media.Transcoded;
import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.pipeline.observe.Works;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** What ffmpeg does for us, and how long it takes for how much of a recording. */
public final class MeasuredMedia {

  private static final String RUN = "reelwise.media.run";
  private static final Tags PROBE = Tags.of("kind", "probe");
  private static final Tags TRANSCODE = Tags.of("kind", "transcode");
  private static final double MILLIS = 1000;

  private final Media media;
  private final Works works;
  private final Counter transcoded;

  MeasuredMedia(Media media, Works works, MeterRegistry meters) {
    this.media = media;
    this.works = works;
    this.transcoded =
        Counter.builder("reelwise.media.length")
            .tags(TRANSCODE)
            .baseUnit("seconds")
            .register(meters);
    works.announce(RUN, PROBE);
    works.announce(RUN, TRANSCODE);
  }

  /** As {@link Media#probe}. */
  public MediaInfo probe(Path source) throws MediaFailure, InterruptedException {
    try (Work work = works.begin(RUN, PROBE)) {
      MediaInfo info = media.probe(source);
      work.done();
      return info;
    }
  }

  /** As {@link Media#transcode}. */
  public Transcoded transcode(Path source, MediaInfo info, Path folder, DoubleConsumer progress)
      throws MediaFailure, InterruptedException {
    try (Work work = works.begin(RUN, TRANSCODE)) {
      Transcoded made = media.transcode(source, info, folder, progress);
      transcoded.increment(info.duration().toMillis() / MILLIS);
      work.done();
      return made;
    }
  }

  /** As {@link Media#speech}; it decodes while it is listened to, and is measured with that. */
  public SpeechAudio speech(Path source, MediaInfo info) throws MediaFailure {
    return media.speech(source, info);
  }
}
