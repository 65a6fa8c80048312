package dev.reelwise.api.search;

import dev.reelwise.api.search.Filters.Circle;
import dev.reelwise.api.search.Filters.Span;
import dev.reelwise.api.video.ParticularsForm;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.QueryValues;
import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The filters as a client sends them: texts, each of which may be wrong in its own way. */
record FilterForm(
    @Nullable String status,
    @BindParam("user_id") @Nullable String userId,
    @Nullable String from,
    @Nullable String to,
    @BindParam("recorded_from") @Nullable String recordedFrom,
    @BindParam("recorded_to") @Nullable String recordedTo,
    @BindParam("min_duration") @Nullable String minDuration,
    @BindParam("max_duration") @Nullable String maxDuration,
    @Nullable List<String> tag,
    @Nullable String language,
    @Nullable String near,
    @Nullable String radius) {

  private static final int MOST_TAGS = 10;
  private static final int LONGEST_TAG = 50;
  private static final int LONGEST_LANGUAGE = 35;
  private static final double LONGEST_VIDEO = 1e9;

  /** What is left empty is not asked for. */
  FilterForm {
    status = given(status);
    userId = given(userId);
    from = given(from);
    to = given(to);
    recordedFrom = given(recordedFrom);
    recordedTo = given(recordedTo);
    minDuration = given(minDuration);
    maxDuration = given(maxDuration);
    language = given(language);
    near = given(near);
    radius = given(radius);
  }

  static FilterForm of(QueryValues given) {
    return new FilterForm(
        given.text("status"),
        given.text("user_id"),
        given.text("from"),
        given.text("to"),
        given.text("recorded_from"),
        given.text("recorded_to"),
        given.text("min_duration"),
        given.text("max_duration"),
        given.texts("tag"),
        given.text("language"),
        given.text("near"),
        given.text("radius"));
  }

  /** Throws {@link InvalidRequest} with every fault. */
  Filters checked() {
    List<String> faults = new ArrayList<>();
    Filters filters =
        new Filters(
            checkedStatus(faults),
            checkedUser(faults),
            span("from", from, "to", to, faults),
            span("recorded_from", recordedFrom, "recorded_to", recordedTo, faults),
            duration(faults),
            checkedTags(faults),
            checkedLanguage(faults),
            circle(faults));
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return filters;
  }

  private @Nullable VideoStatus checkedStatus(List<String> faults) {
    if (status == null) {
      return null;
    }
    for (VideoStatus one : VideoStatus.values()) {
      if (one.text().equals(status)) {
        return one;
      }
    }
    List<String> all = Arrays.stream(VideoStatus.values()).map(VideoStatus::text).toList();
    faults.add("status must be one of " + String.join(", ", all));
    return null;
  }

  private @Nullable Integer checkedUser(List<String> faults) {
    if (userId == null) {
      return null;
    }
    if (userId.matches("[1-9][0-9]{0,8}")) {
      return Integer.valueOf(userId);
    }
    faults.add("user_id must be a user's id, a positive number");
    return null;
  }

  private static Span<Instant> span(
      String first,
      @Nullable String from,
      String second,
      @Nullable String to,
      List<String> faults) {
    Instant begin = from == null ? null : TimeText.begin(first, from, faults);
    Instant end = to == null ? null : TimeText.end(second, to, faults);
    if (begin != null && end != null && end.isBefore(begin)) {
      faults.add(second + " must not be before " + first);
    }
    return new Span<>(begin, end);
  }

  private Span<Double> duration(List<String> faults) {
    Double least = seconds("min_duration", minDuration, faults);
    Double most = seconds("max_duration", maxDuration, faults);
    if (least != null && most != null && most < least) {
      faults.add("max_duration must not be less than min_duration");
    }
    return new Span<>(least, most);
  }

  private static @Nullable Double seconds(String name, @Nullable String text, List<String> faults) {
    if (text == null) {
      return null;
    }
    Double number = PlainNumber.of(text);
    if (number != null && number >= 0 && number <= LONGEST_VIDEO) {
      return number;
    }
    faults.add(name + " must be a number of seconds, such as 90 or 90.5");
    return null;
  }

  private List<String> checkedTags(List<String> faults) {
    List<String> asked = tag == null ? List.of() : tag;
    List<String> tags = asked.stream().map(ParticularsForm::tag).distinct().toList();
    if (tags.size() > MOST_TAGS) {
      faults.add("tag may be given at most " + MOST_TAGS + " times");
    }
    if (tags.stream().anyMatch(one -> one.isEmpty() || one.length() > LONGEST_TAG)) {
      faults.add("tag must have 1 to " + LONGEST_TAG + " characters");
    }
    return tags;
  }

  private @Nullable String checkedLanguage(List<String> faults) {
    if (language == null) {
      return null;
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

  private @Nullable Circle circle(List<String> faults) {
    if (near == null) {
      if (radius != null) {
        faults.add("radius needs near, the place that it is around");
      }
      return null;
    }
    return PlaceText.circle(near, radius, faults);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
