package dev.reelwise.api.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opensearch.client.opensearch._types.FieldSort;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;

/** In which order results come; among equals, the later video first. */
enum Sort {
  RELEVANCE,
  NEWEST,
  OLDEST,
  LONGEST;

  static Optional<Sort> find(String name) {
    return Arrays.stream(values()).filter(sort -> sort.text().equals(name)).findFirst();
  }

  static String names() {
    return String.join(", ", Arrays.stream(values()).map(Sort::text).toList());
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code backwards} gives the last results first. */
  List<SortOptions> options(boolean backwards) {
    SortOrder falling = backwards ? SortOrder.Asc : SortOrder.Desc;
    SortOrder rising = backwards ? SortOrder.Desc : SortOrder.Asc;
    SortOptions first =
        switch (this) {
          case RELEVANCE -> SortOptions.of(by -> by.score(score -> score.order(falling)));
          case NEWEST -> by("created_at", falling);
          case OLDEST -> by("created_at", rising);
          case LONGEST -> longest(falling);
        };
    return List.of(first, by("video_id", falling));
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(by -> by.field(FieldSort.of(f -> f.field(field).order(order))));
  }

  /** One whose length nobody knows comes last. */
  private static SortOptions longest(SortOrder order) {
    return SortOptions.of(
        by ->
            by.field(
                FieldSort.of(
                    f -> f.field("duration_seconds").order(order).missing(FieldValue.of(-1)))));
  }
}
