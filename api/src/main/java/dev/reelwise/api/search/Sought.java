package dev.reelwise.api.search;

import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/** What is searched for, by whom, and in which order; {@code words} may be empty. */
record Sought(String words, Filters filters, Sort sort, Audience audience, Relevance relevance) {

  Sought(String words, Filters filters, Sort sort, Audience audience) {
    this(words, filters, sort, audience, Relevance.USUAL);
  }

  Sought withWords(String others) {
    return new Sought(others, filters, sort, audience, relevance);
  }

  Query query() {
    return Clauses.filtered(fitting(), everyFilter());
  }

  /** As {@link #query()}, without these videos. */
  Query queryWithout(List<Integer> videos) {
    if (videos.isEmpty()) {
      return query();
    }
    List<Query> all = everyFilter();
    all.add(Clauses.not(Clauses.anyOf("video_id", videos)));
    return Clauses.filtered(fitting(), all);
  }

  /** As {@link #query()}, of these videos alone. */
  Query queryAmong(List<Integer> videos) {
    List<Query> all = everyFilter();
    all.add(Clauses.anyOf("video_id", videos));
    return Clauses.filtered(fitting(), all);
  }

  /** The words for this user, whatever the filters. */
  Query unfiltered() {
    return Clauses.filtered(fitting(), List.of(audience.finds(filters.state())));
  }

  /** All that the user may find and the filters let through, whatever the words. */
  Query wordless() {
    return Clauses.allOf(everyFilter());
  }

  private Query fitting() {
    return words.isEmpty() ? Clauses.everything() : relevance.of(words);
  }

  private List<Query> everyFilter() {
    List<Query> all = new ArrayList<>(filters.clauses());
    all.add(audience.finds(filters.state()));
    return all;
  }

  /** The same text for the same question. */
  String fingerprint() {
    return String.join("\n", audience.user().toString(), sort.text(), filters.toString(), words);
  }
}
