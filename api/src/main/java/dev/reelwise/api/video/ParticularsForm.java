package dev.reelwise.api.video;

import dev.reelwise.api.video.Particulars.Said;
import dev.reelwise.api.web.InvalidRequest;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video's particulars as a client sends them; null where nothing is said. An empty text, list or
 * place takes away what was said before.
 */
public record ParticularsForm(
    @Nullable String visibility,
    @Nullable List<String> tags,
    @Nullable String language,
    @Nullable String recordedAt,
    @Nullable Place location) {

  /** Nothing is said. */
  public static final ParticularsForm NONE = new ParticularsForm(null, null, null, null, null);

  private static final int MOST_TAGS = 30;
  private static final int LONGEST_TAG = 50;
  private static final int LONGEST_LANGUAGE = 35;

  /** Degrees (WGS 84); without both, no place. */
  public record Place(@Nullable Double latitude, @Nullable Double longitude) {}

  /** Throws {@link InvalidRequest} with every fault. */
  public Particulars checked() {
    List<String> faults = new ArrayList<>();
    Particulars particulars =
        new Particulars(
            checkedVisibility(faults),
            checkedTags(faults),
            checkedLanguage(faults),
            checkedTime(faults),
            checkedPlace(faults));
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return particulars;
  }

  private @Nullable Visibility checkedVisibility(List<String> faults) {
    if (visibility == null) {
      return null;
    }
    Optional<Visibility> known = Visibility.find(visibility);
    if (known.isEmpty()) {
      faults.add("visibility must be public, unlisted or private");
    }
    return known.orElse(null);
  }

  /** In lower case, each once, in their order. */
  private @Nullable List<String> checkedTags(List<String> faults) {
    if (tags == null) {
      return null;
    }
    List<String> clean = tags.stream().map(ParticularsForm::tag).distinct().toList();
    if (clean.size() > MOST_TAGS) {
      faults.add("tags may be at most " + MOST_TAGS);
    }
    if (clean.stream().anyMatch(tag -> tag.isEmpty() || tag.length() > LONGEST_TAG)) {
      faults.add("each of tags must have 1 to " + LONGEST_TAG + " characters");
    }
    if (clean.stream().anyMatch(tag -> tag.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs},].*"))) {
      faults.add("tags must not have commas or control characters");
    }
    return clean;
  }

  /** As tags are stored and asked for. */
  public static String tag(@Nullable String text) {
    String given = text == null ? "" : text;
    return Normalizer.normalize(given, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
  }

  private @Nullable String checkedLanguage(List<String> faults) {
    if (language == null || language.isEmpty()) {
      return language;
    }
    try {
      if (language.length() <= LONGEST_LANGUAGE) {
        return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
      }
    } catch (IllformedLocaleException notATag) {
      // Told below.
    }
    faults.add("language must be a BCP 47 tag, such as en or pt-BR");
    return null;
  }

  private @Nullable Said<Instant> checkedTime(List<String> faults) {
    if (recordedAt == null) {
      return null;
    }
    if (recordedAt.isEmpty()) {
      return new Said<>(null);
    }
    try {
      Instant time =
          recordedAt.length() == "2026-01-31".length()
              ? LocalDate.parse(recordedAt).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(recordedAt).toInstant();
      int year = time.atZone(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= 9999) {
        return new Said<>(time);
      }
    } catch (DateTimeParseException notATime) {
      // Told below.
    }
    faults.add("recorded_at must be a date or a time with its zone, such as 2026-01-31T18:30:00Z");
    return null;
  }

  private @Nullable Said<Location> checkedPlace(List<String> faults) {
    if (location == null) {
      return null;
    }
    if (location.latitude() == null && location.longitude() == null) {
      return new Said<>(null);
    }
    try {
      if (location.latitude() != null && location.longitude() != null) {
        return new Said<>(new Location(location.latitude(), location.longitude()));
      }
      faults.add("location must have a latitude and a longitude");
    } catch (IllegalArgumentException outside) {
      faults.add("location: " + outside.getMessage());
    }
    return null;
  }
}
