package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.springframework.stereotype.Component;

/**
 * What the index really holds, in the order of the videos' ids. Every method throws {@link
 * SearchUnavailable}.
 */
@Component
public class IndexInventory {

  private static final String VIDEO = "video_id";

  private final OpenSearchClient search;
  private final IndexNames names;
  private final VideoDocuments videos;

  IndexInventory(OpenSearchClient search, IndexNames names, VideoDocuments videos) {
    this.search = search;
    this.names = names;
    this.videos = videos;
  }

  /** What is said of a video there, and how many passages it has. */
  public record Entry(
      VideoId video,
      boolean listed,
      String title,
      String status,
      String visibility,
      long passages) {}

  /**
   * The entries of the next videos after that id, in order: at most {@code most} of those with a
   * document, and of those with passages. What lies behind the last one of either may be missing:
   * go on behind {@link Page#upTo}.
   */
  public Page after(int video, int most) {
    return asked(
        () -> {
          List<VideoDocument> documents = documents(video, most);
          Map<Integer, Long> passages = passages(video, most);
          int upTo =
              Math.min(
                  documents.size() < most ? Integer.MAX_VALUE : documents.getLast().videoId(),
                  passages.size() < most
                      ? Integer.MAX_VALUE
                      : passages.keySet().stream().mapToInt(id -> id).max().orElse(0));
          Map<Integer, Entry> entries = new TreeMap<>();
          passages.forEach(
              (id, count) -> entries.put(id, new Entry(new VideoId(id), false, "", "", "", count)));
          documents.forEach(
              one ->
                  entries.put(
                      one.videoId(),
                      new Entry(
                          new VideoId(one.videoId()),
                          true,
                          one.title(),
                          one.status(),
                          one.visibility(),
                          passages.getOrDefault(one.videoId(), 0L))));
          return new Page(
              entries.values().stream().filter(one -> one.video().value() <= upTo).toList(), upTo);
        });
  }

  /** Some entries; all up to the id {@code upTo}, the largest number there is at the end. */
  public record Page(List<Entry> entries, int upTo) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * In which respect the index differs from the video's row and documents; empty when it does not.
   * Throws UnreadableDocument and StorageUnavailable.
   */
  public Optional<String> difference(VideoId video) {
    Optional<VideoDocument> found = asked(() -> document(video));
    long passages = asked(() -> passages(video.value() - 1, 1).getOrDefault(video.value(), 0L));
    Optional<IndexedVideo> wanted = videos.of(video);
    if (wanted.isEmpty()) {
      return found.isPresent() || passages > 0
          ? Optional.of("the video is gone")
          : Optional.empty();
    }
    return found
        .map(document -> difference(document, passages, wanted.get()))
        .orElse(Optional.of("it is missing"));
  }

  private static Optional<String> difference(
      VideoDocument found, long passages, IndexedVideo wanted) {
    VideoDocument row = wanted.document();
    if (!found.title().equals(row.title())
        || !Objects.equals(found.description(), row.description())) {
      return Optional.of("another title or description");
    }
    if (!found.status().equals(row.status())) {
      return Optional.of("the status is %s there".formatted(found.status()));
    }
    if (!found.visibility().equals(row.visibility())) {
      return Optional.of("the visibility is %s there".formatted(found.visibility()));
    }
    if (found.userId() != row.userId() || !found.tags().equals(row.tags())) {
      return Optional.of("another owner, or other tags");
    }
    if (!Objects.equals(found.transcriptText(), row.transcriptText())
        || !Objects.equals(found.summaryText(), row.summaryText())) {
      return Optional.of("another transcript or summary");
    }
    return passages == wanted.passages().size()
        ? Optional.empty()
        : Optional.of("%d passages instead of %d".formatted(passages, wanted.passages().size()));
  }

  private Optional<VideoDocument> document(VideoId video) throws IOException {
    var answer =
        search.get(
            request -> request.index(names.videos()).id(video.toString()), VideoDocument.class);
    return answer.found() ? Optional.ofNullable(answer.source()) : Optional.empty();
  }

  private List<VideoDocument> documents(int after, int most) throws IOException {
    SearchResponse<VideoDocument> answer =
        search.search(
            request ->
                request
                    .index(names.videos())
                    .size(most)
                    .query(behind(after))
                    .source(
                        s ->
                            s.filter(
                                f ->
                                    f.excludes(
                                        "transcript_text", "transcript_snippet", "summary_text")))
                    .sort(s -> s.field(f -> f.field(VIDEO).order(SortOrder.Asc))),
            VideoDocument.class);
    return answer.hits().hits().stream().map(Hit::source).filter(Objects::nonNull).toList();
  }

  /** How many passages the next videos after that id have. */
  private Map<Integer, Long> passages(int after, int most) throws IOException {
    SearchResponse<Void> answer =
        search.search(
            request ->
                request
                    .index(names.moments())
                    .size(0)
                    .query(behind(after))
                    .aggregations(
                        VIDEO,
                        a ->
                            a.terms(
                                t ->
                                    t.field(VIDEO)
                                        .size(most)
                                        .order(List.of(Map.of("_key", SortOrder.Asc))))),
            Void.class);
    Map<Integer, Long> counts = new TreeMap<>();
    var aggregate = answer.aggregations().get(VIDEO);
    if (aggregate != null && aggregate.isLterms()) {
      aggregate
          .lterms()
          .buckets()
          .array()
          .forEach(bucket -> counts.put(bucket.key().signed().intValue(), bucket.docCount()));
    }
    return counts;
  }

  private static Query behind(int video) {
    return Query.of(q -> q.range(r -> r.field(VIDEO).gt(JsonData.of(video))));
  }

  private interface Question<T> {
    T put() throws IOException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.put();
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }
}
