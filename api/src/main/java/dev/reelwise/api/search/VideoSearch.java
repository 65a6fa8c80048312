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

  VideoSearch(OpenSearchClient search, IndexNames names, MomentSearch moments) {
    this.search = search;
    this.names = names;
    this.moments = moments;
  }

  /** Throws {@link SearchUnavailable} and {@link InvalidCursor}. */
  ResultPage find(SearchQuery query) {
    try {
      var request = PageRequest.of(query, names.videos(), matching(query.words()));
      SearchResponse<VideoDocument> answer = search.search(request, VideoDocument.class);
      List<Match> found = answer.hits().hits().stream().map(Match::of).toList();
      ResultPage page = ResultPage.of(query, found, total(answer));
      return page.with(moments(query, page));
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

  private Map<Integer, List<Moment>> moments(SearchQuery query, ResultPage page)
      throws IOException {
    return moments.find(query.words(), page.matches().stream().map(Match::id).toList());
  }
}
