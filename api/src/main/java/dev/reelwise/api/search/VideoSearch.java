package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.SearchUnavailable;
import dev.reelwise.api.index.VideoDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.springframework.stereotype.Component;

/** Searches the videos that are ready, best first, and tells where in each the words are said. */
@Component
class VideoSearch {

  private final OpenSearchClient search;
  private final IndexNames names;
  private final MomentSearch moments;
  private final FoundVideos found;

  VideoSearch(OpenSearchClient search, IndexNames names, MomentSearch moments, FoundVideos found) {
    this.search = search;
    this.names = names;
    this.moments = moments;
    this.found = found;
  }

  /** Throws {@link SearchUnavailable} and {@link InvalidCursor}. */
  SearchAnswer find(SearchQuery query) {
    try {
      SearchResponse<VideoDocument> answer =
          search.search(
              PageRequest.of(query, names.videos(), matching(query.words())), VideoDocument.class);
      List<Result> results = answer.hits().hits().stream().map(Result::of).toList();
      return answer(query, ResultPage.of(query, results), total(answer));
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private static Query matching(String words) {
    return SearchClauses.filtered(
        SearchClauses.anyOf(
            SearchClauses.words(words), SearchClauses.phrase(words), SearchClauses.title(words)),
        SearchClauses.ready());
  }

  private static long total(SearchResponse<?> answer) {
    return Objects.requireNonNull(answer.hits().total(), "no count came back").value();
  }

  private SearchAnswer answer(SearchQuery query, ResultPage page, long total) throws IOException {
    List<Result> results = page.results();
    Map<Integer, List<Moment>> said =
        moments.find(query.words(), results.stream().map(Result::id).toList());
    List<FoundVideo> items =
        results.stream()
            .map(result -> found.of(result, said.getOrDefault(result.id(), List.of())))
            .toList();
    var pagination =
        new SearchAnswer.Pagination(page.nextCursor(), page.prevCursor(), items.size(), total);
    return new SearchAnswer(pagination, items, total, query.number(), query.size());
  }
}
