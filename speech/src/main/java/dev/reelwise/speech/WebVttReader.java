package dev.reelwise.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT (W3C, section 4). What a browser would silently leave out is a fault here, because
 * who sends a file wants all of it.
 */
final class WebVttReader {

  private static final Pattern SIGNATURE = Pattern.compile("WEBVTT(?:[ \\t].*)?");
  private static final Pattern NO_CUE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \\t:].*)?");
  private static final Pattern LANGUAGE = Pattern.compile("(?i)Language:\\s*(\\S+)\\s*");

  private final CaptionSource source;
  private @Nullable String language;

  WebVttReader(CaptionSource source) {
    this.source = source;
  }

  CaptionFile read() throws CaptionFault {
    if (!SIGNATURE.matcher(source.peek()).matches()) {
      throw new CaptionFault(1, "a WebVTT file must begin with WEBVTT");
    }
    source.take();
    header();
    List<Cue> cues = new ArrayList<>();
    for (source.skipBlank(); !source.atEnd(); source.skipBlank()) {
      if (isNoCue()) {
        source.skipBlock();
      } else {
        cues.add(cue());
      }
    }
    return new CaptionFile(cues, language);
  }

  private boolean isNoCue() {
    return NO_CUE.matcher(source.peek()).matches() && !CueTimes.isLineOf(source.second());
  }

  /** Metadata of various tools; of all of it only the language is of use. */
  private void header() {
    for (String line : source.block()) {
      Matcher named = LANGUAGE.matcher(line);
      if (named.matches()) {
        language = named.group(1);
      }
    }
  }

  private Cue cue() throws CaptionFault {
    if (!CueTimes.isLineOf(source.peek())) {
      // A cue's id, of whatever form.
      source.take();
    }
    int number = source.number();
    CueTimes times = CueTimes.of(source.take(), number);
    String text = CueText.ofWebVtt(String.join("\n", source.block()));
    return new Cue(number, times.start(), times.end(), text);
  }
}
