package dev.reelwise.api.search;

import dev.reelwise.contracts.VideoStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/** What videos must be like, whatever the words; null or empty where anything goes. */
record Filters(
    @Nullable VideoStatus status,
    @Nullable Integer userId,
    Span<Instant> created,
    Span<Instant> recorded,
    Span<Double> seconds,
    List<String> tags,
    @Nullable String language,
    @Nullable Circle near) {

  /** From one to another, both included; null where it has no end. */
  record Span<T>(@Nullable T from, @Nullable T to) {

    static <T> Span<T> whole() {
      return new Span<>(null, null);
    }

    boolean isWhole() {
      return from == null && to == null;
    }
  }

  /** In degrees (WGS 84) and meters. */
  record Circle(double latitude, double longitude, double meters) {}

  static final Filters NONE =
      new Filters(null, null, Span.whole(), Span.whole(), Span.whole(), List.of(), null, null);

  Filters {
    tags = List.copyOf(tags);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  VideoStatus state() {
    return Objects.requireNonNullElse(status, VideoStatus.READY);
  }

  /** All of them; the state is not among them, because who may see what depends on it. */
  List<Query> clauses() {
    return clausesBut(Facet.TAGS);
  }

  /**
   * Without what the facet counts, so that it says what another choice would give. Of tags all must
   * hold: theirs stay.
   */
  List<Query> clausesBut(Facet facet) {
    List<Query> all = new ArrayList<>();
    for (String tag : tags) {
      all.add(Clauses.term("tags.keyword", tag));
    }
    if (userId != null && facet != Facet.USER) {
      all.add(Clauses.term("user_id", userId));
    }
    if (language != null && facet != Facet.LANGUAGE) {
      all.add(inLanguage(language));
    }
    if (!seconds.isWhole() && facet != Facet.DURATION) {
      all.add(Clauses.range("duration_seconds", seconds.from(), seconds.to()));
    }
    if (!created.isWhole() && facet != Facet.YEAR) {
      all.add(Clauses.range("created_at", text(created.from()), text(created.to())));
    }
    if (!recorded.isWhole()) {
      all.add(Clauses.range("recorded_at", text(recorded.from()), text(recorded.to())));
    }
    if (near != null) {
      all.add(Clauses.within("location", near.meters(), near.latitude(), near.longitude()));
    }
    return all;
  }

  /** A language without a region has all its regions. */
  private static Query inLanguage(String tag) {
    return Clauses.anyOf(Clauses.term("language", tag), Clauses.prefix("language", tag + "-"));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
