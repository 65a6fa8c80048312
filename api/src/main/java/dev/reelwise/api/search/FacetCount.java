package dev.reelwise.api.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * So many results have this value. {@code value} is what the filter takes: a tag, a language, a
 * user's id, a year; lengths have a name, and the filter takes their ends in seconds. {@code label}
 * is a user's name.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FacetCount(
    String value,
    @Nullable String label,
    @Nullable Double minDuration,
    @Nullable Double maxDuration,
    long count) {

  static FacetCount of(String value, long count) {
    return new FacetCount(value, null, null, null, count);
  }
}
