package dev.reelwise.api.search;

import dev.reelwise.contracts.VideoStatus;
import java.util.Collection;
import java.util.List;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/**
 * The pieces of which queries are put together. What a user typed is always a value and never query
 * syntax.
 */
final class SearchClauses {

  /** A title says what a video is about; a transcript mentions much in passing. */
  private static final List<String> FIELDS =
      List.of("title^6", "description^3", "summary_text^2", "transcript_text");

  /** Up to three words must all be there; of more, three in four. */
  private static final String MOST_WORDS = "3<75%";

  /** As indexed, with the question words that a query otherwise loses. */
  private static final String AS_SPOKEN = "spoken";

  private SearchClauses() {}

  /** The words, each in any of the fields. */
  static Query words(String asked) {
    return Query.of(
        query ->
            query.multiMatch(
                match ->
                    match
                        .query(asked)
                        .type(TextQueryType.CrossFields)
                        .fields(FIELDS)
                        .tieBreaker(0.1f)
                        .minimumShouldMatch(MOST_WORDS)));
  }

  /** The words in their order in one field, one word apart at most. */
  static Query phrase(String asked) {
    return Query.of(
        query ->
            query.multiMatch(
                match ->
                    match
                        .query(asked)
                        .type(TextQueryType.Phrase)
                        .analyzer(AS_SPOKEN)
                        .slop(1)
                        .fields(FIELDS)));
  }

  /** Every word as typed in the title: finds titles made of words that other clauses leave out. */
  static Query title(String asked) {
    return Query.of(
        query ->
            query.match(
                match ->
                    match
                        .field("title.verbatim")
                        .query(FieldValue.of(asked))
                        .operator(Operator.And)
                        .boost(2f)));
  }

  static Query ready() {
    return Query.of(
        query ->
            query.term(
                term -> term.field("status").value(FieldValue.of(VideoStatus.READY.text()))));
  }

  /** Some of the words in one passage; better the more of them, best as a phrase. */
  static Query said(String asked) {
    return anyOf(
        Query.of(q -> q.match(match -> match.field("text").query(FieldValue.of(asked)))),
        Query.of(
            q ->
                q.matchPhrase(
                    match ->
                        match.field("text").query(asked).analyzer(AS_SPOKEN).slop(1).boost(2f))));
  }

  static Query in(Collection<Integer> videos) {
    List<FieldValue> ids = videos.stream().map(FieldValue::of).toList();
    return Query.of(
        query -> query.terms(terms -> terms.field("video_id").terms(in -> in.value(ids))));
  }

  static Query anyOf(Query... clauses) {
    return Query.of(
        query -> query.bool(any -> any.should(List.of(clauses)).minimumShouldMatch("1")));
  }

  /** {@code clause}, and every filter; filters don't change the order. */
  static Query filtered(Query clause, Query... filters) {
    return Query.of(query -> query.bool(all -> all.must(clause).filter(List.of(filters))));
  }
}
