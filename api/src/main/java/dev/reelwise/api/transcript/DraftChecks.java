package dev.reelwise.api.transcript;

import dev.reelwise.api.web.InvalidRequest;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a transcript may not say. */
final class DraftChecks {

  static final int LONGEST_TEXT = 2_000;
  static final int MOST_LINES = 100_000;

  /** Captions of other tools may end a little after the last picture. */
  static final double TOLERANCE_SECONDS = 5;

  private static final int MOST_FAULTS = 20;
  private static final int LONGEST_LANGUAGE = 35;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF]|\\p{Cs}");

  private final List<String> faults = new ArrayList<>();
  private final double duration;

  private DraftChecks(double duration) {
    this.duration = duration;
  }

  /**
   * Throws InvalidRequest with one fault for each line that is wrong, up to twenty. {@code
   * duration} is the video's, in seconds; 0 where nobody knows.
   */
  static void check(Draft draft, double duration) {
    List<Draft.Line> lines = draft.lines();
    if (lines.isEmpty()) {
      throw new InvalidRequest("There must be at least one caption with text");
    }
    if (lines.size() > MOST_LINES) {
      throw new InvalidRequest("There must be at most " + MOST_LINES + " captions");
    }
    DraftChecks checks = new DraftChecks(duration);
    double before = 0;
    for (Draft.Line line : lines) {
      checks.check(line, before);
      before = line.start();
    }
    checks.end();
  }

  private void check(Draft.Line line, double before) {
    if (line.start() >= line.end()) {
      fault(line, "the end must come after the start");
    }
    if (line.start() < before) {
      fault(line, "it starts before the caption above; they must be in the order of their starts");
    }
    if (duration > 0 && line.end() > duration + TOLERANCE_SECONDS) {
      fault(line, "it ends after the video, which lasts %.1f s".formatted(duration));
    }
    if (line.text().length() > LONGEST_TEXT) {
      fault(line, "the text must have at most " + LONGEST_TEXT + " characters");
    }
    if (CONTROL.matcher(line.text()).find()) {
      fault(line, "the text must not have control characters");
    }
  }

  private void fault(Draft.Line line, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(line.place() + ": " + what);
    }
  }

  private void end() {
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
  }

  /** The tag in its usual form; throws InvalidRequest for what is no tag of BCP 47. */
  static @Nullable String language(@Nullable String tag) {
    if (tag == null || tag.isBlank()) {
      return null;
    }
    if (tag.length() <= LONGEST_LANGUAGE) {
      try {
        return new Locale.Builder().setLanguageTag(tag.strip()).build().toLanguageTag();
      } catch (IllformedLocaleException nonsense) {
        // As one that is too long.
      }
    }
    throw new InvalidRequest("language must be a BCP 47 tag such as en or pt-BR");
  }
}
