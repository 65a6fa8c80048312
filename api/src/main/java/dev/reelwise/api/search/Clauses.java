package dev.reelwise.api.search;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/**
 * The pieces of which queries are put together. What a user typed is always a value and never query
 * syntax.
 */
final class Clauses {

  /** Words of a phrase may be one word apart. */
  private static final int SLOP = 1;

  /** The analyzer of what is indexed: it keeps the question words, which a query else loses. */
  private static final String AS_SPOKEN = "spoken";

  private Clauses() {}

  static Query everything() {
    return Query.of(query -> query.matchAll(all -> all));
  }

  /** Some of the words in the field; the more, the better. */
  static Query match(String field, String words) {
    return Query.of(query -> query.match(match -> match.field(field).query(FieldValue.of(words))));
  }

  /** Every one of the words in the field. */
  static Query matchAll(String field, String words, float boost) {
    return Query.of(
        query ->
            query.match(
                match ->
                    match
                        .field(field)
                        .query(FieldValue.of(words))
                        .operator(Operator.And)
                        .boost(boost)));
  }

  /** The words, each in any of the fields, as if these were one. */
  static Query multiMatch(List<String> fields, String words, String least, double tieBreaker) {
    return Query.of(
        query ->
            query.multiMatch(
                match ->
                    match
                        .query(words)
                        .type(TextQueryType.CrossFields)
                        .fields(fields)
                        .tieBreaker((float) tieBreaker)
                        .minimumShouldMatch(least)));
  }

  /** The words in their order in the field. */
  static Query phrase(String field, String words, float boost) {
    return Query.of(
        query ->
            query.matchPhrase(
                match ->
                    match.field(field).query(words).analyzer(AS_SPOKEN).slop(SLOP).boost(boost)));
  }

  /** The words in their order in one of the fields. */
  static Query phraseInAny(List<String> fields, String words, float boost) {
    return Query.of(
        query ->
            query.multiMatch(
                match ->
                    match
                        .query(words)
                        .type(TextQueryType.Phrase)
                        .analyzer(AS_SPOKEN)
                        .slop(SLOP)
                        .fields(fields)
                        .boost(boost)));
  }

  /** The words in the field, of which the last may be the beginning of one. */
  static Query beginning(String field, String typed) {
    return Query.of(
        query ->
            query.matchBoolPrefix(match -> match.field(field).query(typed).operator(Operator.And)));
  }

  /** As {@link #beginning}, side by side and in their order. */
  static Query phraseBeginning(String field, String typed, float boost) {
    return Query.of(
        query -> query.matchPhrasePrefix(match -> match.field(field).query(typed).boost(boost)));
  }

  /** The field is exactly this. */
  static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
  }

  static Query term(String field, int value) {
    return Query.of(query -> query.term(term -> term.field(field).value(FieldValue.of(value))));
  }

  /** The field begins with exactly this. */
  static Query prefix(String field, String value) {
    return Query.of(query -> query.prefix(prefix -> prefix.field(field).value(value)));
  }

  static Query anyOf(String field, Collection<Integer> values) {
    List<FieldValue> all = values.stream().map(FieldValue::of).toList();
    return Query.of(query -> query.terms(terms -> terms.field(field).terms(in -> in.value(all))));
  }

  static Query missing(String field) {
    return not(Query.of(query -> query.exists(exists -> exists.field(field))));
  }

  /** Both ends belong to it; null where it has none. */
  static Query range(String field, @Nullable Object from, @Nullable Object to) {
    return Query.of(
        query ->
            query.range(
                range -> {
                  range.field(field);
                  if (from != null) {
                    range.gte(JsonData.of(from));
                  }
                  if (to != null) {
                    range.lte(JsonData.of(to));
                  }
                  return range;
                }));
  }

  static Query within(String field, double meters, double latitude, double longitude) {
    return Query.of(
        query ->
            query.geoDistance(
                circle ->
                    circle
                        .field(field)
                        .distance(meters + "m")
                        .location(at -> at.latlon(point -> point.lat(latitude).lon(longitude)))));
  }

  static Query anyOf(Query... clauses) {
    return Query.of(
        query -> query.bool(any -> any.should(List.of(clauses)).minimumShouldMatch("1")));
  }

  static Query allOf(List<Query> filters) {
    return Query.of(query -> query.bool(all -> all.filter(filters)));
  }

  static Query not(Query clause) {
    return Query.of(query -> query.bool(none -> none.mustNot(clause)));
  }

  /** {@code clause}, and every filter; filters don't change the order. */
  static Query filtered(Query clause, List<Query> filters) {
    return Query.of(query -> query.bool(all -> all.must(clause).filter(filters)));
  }
}
