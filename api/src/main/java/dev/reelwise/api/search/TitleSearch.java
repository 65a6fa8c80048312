package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.SearchUnavailable;
import dev.reelwise.contracts.VideoId;
import java.io.IOException;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.springframework.stereotype.Component;

/** Finds titles while they are being typed: the last word may be the beginning of one. */
@Component
class TitleSearch {

  private static final String TITLE = "title.verbatim";

  private final OpenSearchClient search;
  private final IndexNames names;

  TitleSearch(OpenSearchClient search, IndexNames names) {
    this.search = search;
    this.names = names;
  }

  /** The best first; those with the words side by side before others. Throws SearchUnavailable. */
  List<VideoId> find(String typed, int limit) {
    SearchRequest request =
        SearchRequest.of(
            asked ->
                asked
                    .index(names.videos())
                    .query(matching(typed))
                    .size(limit)
                    .source(source -> source.fetch(false)));
    try {
      return search.search(request, Void.class).hits().hits().stream()
          .map(hit -> new VideoId(Integer.parseInt(hit.id())))
          .toList();
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private static Query matching(String typed) {
    Query words =
        Query.of(
            query ->
                query.matchBoolPrefix(
                    match -> match.field(TITLE).query(typed).operator(Operator.And)));
    Query phrase =
        Query.of(
            query -> query.matchPhrasePrefix(match -> match.field(TITLE).query(typed).boost(2f)));
    return Query.of(
        query -> query.bool(all -> all.must(words).should(phrase).filter(SearchClauses.ready())));
  }
}
