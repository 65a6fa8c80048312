package dev.reelwise.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file of captions says, in its own order; {@code language} where the file names one. */
public record CaptionFile(List<Cue> cues, @Nullable String language) {

  public CaptionFile {
    cues = List.copyOf(cues);
  }

  /** Reads WebVTT. Throws {@link CaptionFault}. */
  public static CaptionFile webVtt(String text) throws CaptionFault {
    return new WebVttReader(CaptionSource.of(text)).read();
  }

  /** Reads SubRip. Throws {@link CaptionFault}. */
  public static CaptionFile srt(String text) throws CaptionFault {
    return new SrtReader(CaptionSource.of(text)).read();
  }
}
