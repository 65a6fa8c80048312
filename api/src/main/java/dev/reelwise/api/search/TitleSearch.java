package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.SearchUnavailable;
import dev.reelwise.api.video.ParticularsForm;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.springframework.stereotype.Component;

/** Finds titles and tags while they are being typed: the last word may be the beginning of one. */
@Component
class TitleSearch {

  private static final String TITLE = "title.verbatim";
  private static final String TAGS = "tags";

  /** Videos have other tags besides the one that is typed. */
  private static final int TAGS_READ = 100;

  private static final int TAGS_SHOWN = 5;

  private final OpenSearchClient search;
  private final IndexNames names;

  TitleSearch(OpenSearchClient search, IndexNames names) {
    this.search = search;
    this.names = names;
  }

  /** The videos whose titles have what is typed, and the tags that begin with it. */
  record Found(List<VideoId> videos, List<String> tags) {
    Found {
      videos = List.copyOf(videos);
      tags = List.copyOf(tags);
    }
  }

  /** The best first; those with the words side by side before others. Throws SearchUnavailable. */
  Found find(String typed, Audience audience, int limit) {
    Query visible = audience.finds(VideoStatus.READY);
    SearchRequest request =
        SearchRequest.of(
            asked ->
                asked
                    .index(names.videos())
                    .query(Clauses.filtered(titles(typed), List.of(visible)))
                    .aggregations(TAGS, tags(typed, visible))
                    .size(limit)
                    .source(source -> source.fetch(false)));
    try {
      SearchResponse<Void> answer = search.search(request, Void.class);
      List<VideoId> videos =
          answer.hits().hits().stream()
              .map(hit -> new VideoId(Integer.parseInt(hit.id())))
              .toList();
      return new Found(videos, tags(answer, typed));
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private static Query titles(String typed) {
    Query words = Clauses.beginning(TITLE, typed);
    Query phrase = Clauses.phraseBeginning(TITLE, typed, 2);
    return Query.of(query -> query.bool(all -> all.must(words).should(phrase)));
  }

  /** Counted over all videos that the user may find, whatever their titles. */
  private static Aggregation tags(String typed, Query visible) {
    Query tagged = Clauses.prefix("tags.keyword", ParticularsForm.tag(typed));
    return Aggregation.of(
        all ->
            all.global(whole -> whole)
                .aggregations(
                    TAGS,
                    some ->
                        some.filter(Clauses.allOf(List.of(visible, tagged)))
                            .aggregations(
                                TAGS,
                                each ->
                                    each.terms(
                                        terms -> terms.field("tags.keyword").size(TAGS_READ)))));
  }

  private static List<String> tags(SearchResponse<Void> answer, String typed) {
    Aggregate all = tags(answer.aggregations());
    Aggregate some = tags(all.global().aggregations());
    var each = tags(some.filter().aggregations()).sterms();
    String beginning = ParticularsForm.tag(typed);
    return each.buckets().array().stream()
        .map(bucket -> bucket.key())
        .filter(tag -> tag.startsWith(beginning))
        .limit(TAGS_SHOWN)
        .toList();
  }

  private static Aggregate tags(Map<String, Aggregate> counts) {
    return Objects.requireNonNull(counts.get(TAGS), "no count of tags came back");
  }
}
