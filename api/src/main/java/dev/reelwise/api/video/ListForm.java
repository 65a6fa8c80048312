package dev.reelwise.api.video;

import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.QueryValues;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What a client asks of the list besides page and limit, as it came; null where nothing is said.
 */
record ListForm(
    @Nullable String cursor,
    @Nullable String sort,
    @Nullable String total,
    @Nullable String status,
    @BindParam("user_id") @Nullable String userId,
    @Nullable String owner,
    @Nullable List<String> tag,
    @Nullable String from,
    @Nullable String to,
    @BindParam("min_duration") @Nullable String minDuration,
    @BindParam("max_duration") @Nullable String maxDuration,
    @Nullable String language,
    @Nullable String visibility) {

  private static final String ANY = "any";

  static ListForm of(QueryValues given) {
    return new ListForm(
        given.text("cursor"),
        given.text("sort"),
        given.text("total"),
        given.text("status"),
        given.text("user_id"),
        given.text("owner"),
        given.texts("tag"),
        given.text("from"),
        given.text("to"),
        given.text("min_duration"),
        given.text("max_duration"),
        given.text("language"),
        given.text("visibility"));
  }

  /** Throws {@link InvalidRequest} with every fault. */
  ListQuery checked(UserId viewer) {
    List<String> faults = new ArrayList<>();
    ListOrder order = order(faults);
    boolean withTotal = total(faults);
    ListFilter filter = filter(viewer, faults);
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return new ListQuery(
        filter,
        order,
        cursor == null || cursor.isEmpty() ? null : ListCursor.of(cursor, order),
        cursor != null,
        withTotal);
  }

  private ListOrder order(List<String> faults) {
    return ListOrder.find(sort == null ? ListOrder.NEWEST.text() : sort)
        .orElseGet(
            () -> {
              faults.add("sort must be newest, oldest, title, duration, views or likes");
              return ListOrder.NEWEST;
            });
  }

  private boolean total(List<String> faults) {
    if (total != null && !total.equals("true") && !total.equals("false")) {
      faults.add("total must be true or false");
    }
    return "true".equals(total);
  }

  private ListFilter filter(UserId viewer, List<String> faults) {
    ListFilter filter =
        new ListFilter(
            status(faults),
            owner(viewer, faults),
            tags(faults),
            time("from", from, 0, faults),
            time("to", to, 1, faults),
            seconds("min_duration", minDuration, faults),
            seconds("max_duration", maxDuration, faults),
            language(faults),
            visibility(faults));
    if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
      faults.add("from must be before to");
    }
    if (filter.minDuration() != null
        && filter.maxDuration() != null
        && filter.minDuration() > filter.maxDuration()) {
      faults.add("min_duration must not be more than max_duration");
    }
    return filter;
  }

  private @Nullable VideoStatus status(List<String> faults) {
    if (status == null) {
      return VideoStatus.READY;
    }
    if (status.equals(ANY)) {
      return null;
    }
    return Arrays.stream(VideoStatus.values())
        .filter(one -> one.text().equals(status))
        .findFirst()
        .orElseGet(
            () -> {
              faults.add(
                  Arrays.stream(VideoStatus.values())
                      .map(VideoStatus::text)
                      .collect(Collectors.joining(", ", "status must be any, or one of ", "")));
              return VideoStatus.READY;
            });
  }

  private @Nullable UserId owner(UserId viewer, List<String> faults) {
    if (owner != null && !owner.equals("me")) {
      faults.add("owner must be me: give user_id for others");
    }
    if (owner != null && userId != null) {
      faults.add("give either owner or user_id");
    }
    if (userId != null && !userId.matches("[1-9][0-9]{0,8}")) {
      faults.add("user_id must be the id of a user");
      return null;
    }
    if (userId != null) {
      return new UserId(Integer.parseInt(userId));
    }
    return owner == null ? null : viewer;
  }

  private List<String> tags(List<String> faults) {
    List<String> clean =
        tag == null ? List.of() : tag.stream().map(ParticularsForm::tag).distinct().toList();
    boolean fine =
        clean.size() <= 10
            && clean.stream().allMatch(one -> one.matches("[^\\p{Cc}\\p{Cf}\\p{Cs},]{1,50}"));
    if (!fine) {
      faults.add("tag may be given up to ten times, each of 1 to 50 characters without commas");
    }
    return clean;
  }

  /** A time with its zone, or a date in UTC: its begin, or so many days later. */
  private static @Nullable Instant time(
      String name, @Nullable String text, int days, List<String> faults) {
    if (text == null) {
      return null;
    }
    try {
      Instant time =
          text.length() == "2026-01-31".length()
              ? LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      int year = time.atZone(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= 9999) {
        return time;
      }
    } catch (DateTimeException notATime) {
      // Told below.
    }
    faults.add(name + " must be a date or a time with its zone, such as 2026-01-31T18:30:00Z");
    return null;
  }

  private static @Nullable Double seconds(String name, @Nullable String text, List<String> faults) {
    if (text != null && !text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      faults.add(name + " must be a number of seconds, such as 90 or 12.5");
      return null;
    }
    return text == null ? null : Double.valueOf(text);
  }

  private @Nullable String language(List<String> faults) {
    if (language != null && !language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}")) {
      faults.add("language must be a BCP 47 tag, such as en or pt-BR");
    }
    return language == null ? null : language.toLowerCase(Locale.ROOT);
  }

  private @Nullable Visibility visibility(List<String> faults) {
    if (visibility == null) {
      return null;
    }
    return Visibility.find(visibility)
        .orElseGet(
            () -> {
              faults.add("visibility must be public, unlisted or private");
              return Visibility.PUBLIC;
            });
  }
}
