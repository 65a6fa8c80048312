package dev.reelwise.api.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.AggregationRange;
import org.opensearch.client.opensearch._types.aggregations.CalendarInterval;
import org.opensearch.client.opensearch._types.aggregations.RangeBucket;

/** How the server counts by each facet, and how its counts are read. */
final class FacetAggregations {

  private static final int MOST = 20;
  private static final String NAME = "name";
  private static final double SHORT = 240;
  private static final double LONG = 1200;

  private FacetAggregations() {}

  static Aggregation of(Facet facet) {
    return switch (facet) {
      case TAGS -> terms("tags.keyword");
      case LANGUAGE -> terms("language");
      case USER ->
          Aggregation.of(
              a ->
                  a.terms(terms -> terms.field("user_id").size(MOST))
                      .aggregations(
                          NAME,
                          name -> name.terms(terms -> terms.field("user_name.keyword").size(1))));
      case DURATION ->
          Aggregation.of(
              a ->
                  a.range(
                      range ->
                          range
                              .field("duration_seconds")
                              .ranges(
                                  length("short", null, SHORT),
                                  length("medium", SHORT, LONG),
                                  length("long", LONG, null))));
      case YEAR ->
          Aggregation.of(
              a ->
                  a.dateHistogram(
                      years ->
                          years
                              .field("created_at")
                              .calendarInterval(CalendarInterval.Year)
                              .format("yyyy")
                              .minDocCount(1)));
    };
  }

  private static Aggregation terms(String field) {
    return Aggregation.of(a -> a.terms(terms -> terms.field(field).size(MOST)));
  }

  private static AggregationRange length(String name, @Nullable Double from, @Nullable Double to) {
    return AggregationRange.of(
        range -> {
          range.key(name);
          if (from != null) {
            range.from(JsonData.of(from));
          }
          if (to != null) {
            range.to(JsonData.of(to));
          }
          return range;
        });
  }

  /** The most frequent first; lengths from short to long, years from the latest. */
  static List<FacetCount> counts(Facet facet, Aggregate counted) {
    return switch (facet) {
      case TAGS, LANGUAGE ->
          counted.sterms().buckets().array().stream()
              .map(bucket -> FacetCount.of(bucket.key(), bucket.docCount()))
              .toList();
      case USER ->
          counted.lterms().buckets().array().stream()
              .map(
                  bucket ->
                      new FacetCount(
                          Long.toString(bucket.key().signed()),
                          firstTerm(bucket.aggregations().get(NAME)),
                          null,
                          null,
                          bucket.docCount()))
              .toList();
      case DURATION ->
          counted.range().buckets().array().stream()
              .filter(bucket -> bucket.docCount() > 0)
              .map(FacetAggregations::length)
              .toList();
      case YEAR -> years(counted).toList().reversed();
    };
  }

  private static Stream<FacetCount> years(Aggregate counted) {
    return counted.dateHistogram().buckets().array().stream()
        .map(bucket -> FacetCount.of(String.valueOf(bucket.keyAsString()), bucket.docCount()));
  }

  private static FacetCount length(RangeBucket bucket) {
    String name = String.valueOf(bucket.key()).toLowerCase(Locale.ROOT);
    Double from = "short".equals(name) ? null : "medium".equals(name) ? SHORT : LONG;
    Double to = "short".equals(name) ? Double.valueOf(SHORT) : "medium".equals(name) ? LONG : null;
    return new FacetCount(name, null, from, to, bucket.docCount());
  }

  private static @Nullable String firstTerm(@Nullable Aggregate names) {
    return names == null
        ? null
        : names.sterms().buckets().array().stream()
            .map(bucket -> bucket.key())
            .findFirst()
            .orElse(null);
  }
}
