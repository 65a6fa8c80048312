package dev.reelwise.api.search;

import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/**
 * What makes a video fit the words, and how much. A weight of 0 leaves a field or a clause out. The
 * usual weights are held to judged queries by {@code RelevanceTest}.
 *
 * @param fields the field's weight in every clause: a title says what a video is about, a
 *     transcript mentions much in passing
 * @param least how many of the words must be there, in the server's notation
 * @param phrase the weight of the words side by side in one field
 * @param verbatim the weight of all words as typed in the title, which finds titles made of words
 *     that other clauses leave out
 */
record Relevance(Fields fields, String least, float phrase, float verbatim) {

  /** The weights of the fields. */
  record Fields(float title, float tags, float description, float summary, float transcript) {

    private List<String> weighted() {
      List<String> names = new ArrayList<>();
      add(names, "title", title);
      add(names, "tags", tags);
      add(names, "description", description);
      add(names, "summary_text", summary);
      add(names, "transcript_text", transcript);
      return names;
    }

    private static void add(List<String> names, String field, float weight) {
      if (weight > 0) {
        names.add(field + "^" + weight);
      }
    }
  }

  /**
   * Two words must both be there; of more, three in four. Fewer would put more of the right videos
   * on the first page, and worse ones first in any other order than this one.
   */
  static final Relevance USUAL = new Relevance(new Fields(6, 3, 3, 2, 1), "2<75%", 1, 2);

  private static final double OTHER_FIELDS = 0.1;

  Query of(String words) {
    List<String> weighted = fields.weighted();
    List<Query> clauses = new ArrayList<>();
    clauses.add(Clauses.multiMatch(weighted, words, least, OTHER_FIELDS));
    if (phrase > 0) {
      clauses.add(Clauses.phraseInAny(weighted, words, phrase));
    }
    if (verbatim > 0) {
      clauses.add(Clauses.matchAll("title.verbatim", words, verbatim));
    }
    return Clauses.anyOf(clauses.toArray(Query[]::new));
  }

  /** Some of the words in one passage; better the more of them, best as a phrase. */
  static Query ofPassage(String words) {
    return Clauses.anyOf(Clauses.match("text", words), Clauses.phrase("text", words, 2));
  }
}
