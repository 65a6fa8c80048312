package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads SubRip, for which there is no standard: numbers may be missing, times may have a point, and
 * text may hold empty lines.
 */
final class SrtReader {

  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

  private final CaptionSource source;

  SrtReader(CaptionSource source) {
    this.source = source;
  }

  CaptionFile read() throws CaptionFault {
    List<Cue> cues = new ArrayList<>();
    for (source.skipBlank(); !source.atEnd(); source.skipBlank()) {
      if (NUMBER.matcher(source.peek()).matches() && CueTimes.isLineOf(source.second())) {
        source.take();
      }
      cues.add(cue());
    }
    return new CaptionFile(cues, null);
  }

  private Cue cue() throws CaptionFault {
    int number = source.number();
    CueTimes times = CueTimes.of(source.take(), number);
    StringBuilder text = new StringBuilder();
    while (!source.atEnd() && !beginsCue()) {
      text.append(source.take()).append('\n');
    }
    return new Cue(number, times.start(), times.end(), CueText.ofSrt(text.toString()));
  }

  private boolean beginsCue() {
    return CueTimes.isLineOf(source.peek())
        || (NUMBER.matcher(source.peek()).matches() && CueTimes.isLineOf(source.second()));
  }
}
