package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.SearchUnavailable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SuggestMode;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.FiltersBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.TermSuggest;
import org.opensearch.client.opensearch.core.search.TermSuggestOption;
import org.springframework.stereotype.Component;

/**
 * Finds what a user may have meant where the words as typed find little. The server proposes words
 * that are spelled alike, out of all videos; a word counts only if a video that this user may find
 * has it, so that nobody learns what others say in private.
 */
@Component
class Spelling {

  private static final String WORDS = "words";
  private static final int ENOUGH = 3;
  private static final int CANDIDATES = 8;
  private static final int MOST_WORDS = 10;

  private final OpenSearchClient search;
  private final IndexNames names;

  Spelling(OpenSearchClient search, IndexNames names) {
    this.search = search;
    this.names = names;
  }

  /** Other words which find more. Throws {@link SearchUnavailable}. */
  Optional<DidYouMean> meant(Sought sought, long total) {
    if (total >= ENOUGH || sought.words().isEmpty()) {
      return Optional.empty();
    }
    try {
      if (isKnown(sought)) {
        return Optional.empty();
      }
      List<TermSuggest> typed = proposals(sought.words());
      Map<String, Long> known = known(sought, typed);
      String corrected = corrected(sought.words(), typed, known);
      if (corrected.equals(sought.words())) {
        return Optional.empty();
      }
      long found = count(sought.withWords(corrected));
      return found > total ? Optional.of(new DidYouMean(corrected, found)) : Optional.empty();
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  /**
   * Whether every word typed stands in some video that the user may find, so that none is wrong.
   * The server remembers such counts, but no proposals, which also cost far more.
   */
  private boolean isKnown(Sought sought) throws IOException {
    List<Query> each =
        Arrays.stream(sought.words().split("\\s+", -1))
            .map(word -> Clauses.matchAll(WORDS, word, 1))
            .toList();
    return each.size() <= MOST_WORDS
        && counts(sought, each).stream().allMatch(videos -> videos > 0);
  }

  /** For each word typed, the words that are spelled alike. */
  private List<TermSuggest> proposals(String typed) throws IOException {
    var request =
        SearchRequest.of(
            asked ->
                asked
                    .index(names.videos())
                    .size(0)
                    .suggest(
                        suggest ->
                            suggest
                                .text(typed)
                                .suggesters(
                                    WORDS,
                                    alike ->
                                        alike.term(
                                            term ->
                                                term.field(WORDS)
                                                    .size(CANDIDATES)
                                                    .minWordLength(3)
                                                    .suggestMode(SuggestMode.Always)))));
    return search.search(request, Void.class).suggest().getOrDefault(WORDS, List.of()).stream()
        .map(word -> word.term())
        .limit(MOST_WORDS)
        .toList();
  }

  /** How many videos that the user may find have each of the words. */
  private Map<String, Long> known(Sought sought, List<TermSuggest> typed) throws IOException {
    List<String> words = typed.stream().flatMap(Spelling::spellings).distinct().toList();
    if (words.isEmpty()) {
      return Map.of();
    }
    List<Query> each = words.stream().map(word -> Clauses.term(WORDS, word)).toList();
    Map<String, Long> known = new HashMap<>();
    Iterator<Long> count = counts(sought, each).iterator();
    words.forEach(word -> known.put(word, count.next()));
    return known;
  }

  /** How many videos that the user may find have each. */
  private List<Long> counts(Sought sought, List<Query> each) throws IOException {
    Query any = Clauses.anyOf(each.toArray(Query[]::new));
    var request =
        SearchRequest.of(
            asked ->
                asked
                    .index(names.videos())
                    .size(0)
                    .query(Clauses.allOf(List.of(any, sought.wordless())))
                    .aggregations(
                        WORDS, count -> count.filters(f -> f.filters(of -> of.array(each)))));
    Aggregate counts =
        Objects.requireNonNull(search.search(request, Void.class).aggregations().get(WORDS));
    return counts.filters().buckets().array().stream().map(FiltersBucket::docCount).toList();
  }

  private static Stream<String> spellings(TermSuggest word) {
    return Stream.concat(
        Stream.of(word.text()), word.options().stream().map(TermSuggestOption::text));
  }

  private static String corrected(String words, List<TermSuggest> typed, Map<String, Long> known) {
    StringBuilder text = new StringBuilder(words);
    for (TermSuggest word : typed.reversed()) {
      if (known.getOrDefault(word.text(), 0L) == 0) {
        word.options().stream()
            .filter(option -> known.getOrDefault(option.text(), 0L) > 0)
            .max(
                Comparator.comparingDouble(TermSuggestOption::score)
                    .thenComparing(option -> known.getOrDefault(option.text(), 0L)))
            .ifPresent(
                best -> text.replace(word.offset(), word.offset() + word.length(), best.text()));
      }
    }
    return text.toString();
  }

  private long count(Sought sought) throws IOException {
    return search.count(count -> count.index(names.videos()).query(sought.query())).count();
  }
}
