package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.Conflicts;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.Refresh;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.opensearch.core.bulk.IndexOperation;
import org.opensearch.client.transport.TransportException;

/**
 * Writes to a pair of aliases. A video is written whole, its passages first, so that a repeat heals
 * what an interrupted write left.
 */
final class IndexWrites {

  private static final int BATCH = 500;
  private static final int CONFLICT = 409;

  private final OpenSearchClient search;
  private final IndexNames.Pair to;

  IndexWrites(OpenSearchClient search, IndexNames.Pair to) {
    this.search = search;
    this.to = to;
  }

  /** Returns once searches see it. */
  void put(IndexedVideo video) throws IOException {
    passages(video.passages(), Refresh.True);
    deletePassages(video.document().videoId(), video.passages().size());
    bulk(to.videos(), List.of(operation(video.document())), Refresh.True);
  }

  /** As {@link #put}, but searches see it later, and passages of an earlier state stay. */
  void add(List<IndexedVideo> videos) throws IOException {
    passages(videos.stream().flatMap(video -> video.passages().stream()).toList(), Refresh.False);
    bulk(
        to.videos(),
        videos.stream().map(video -> operation(video.document())).toList(),
        Refresh.False);
  }

  /** One that is not there is no error. */
  void delete(VideoId video) throws IOException {
    search.delete(request -> request.index(to.videos()).id(video.toString()).refresh(Refresh.True));
    deletePassages(video.value(), 0);
  }

  /** Lets searches see all that was written. */
  void refresh() throws IOException {
    search.indices().refresh(request -> request.index(to.videos(), to.moments()));
  }

  /** Of two writers the one with the newer row wins, whichever comes last. */
  private static BulkOperation operation(VideoDocument document) {
    var index =
        new IndexOperation.Builder<VideoDocument>()
            .id(Integer.toString(document.videoId()))
            .document(document);
    Instant updated = document.updatedAt();
    if (updated != null) {
      index
          .versionType(VersionType.ExternalGte)
          .version(ChronoUnit.MICROS.between(Instant.EPOCH, updated));
    }
    return new BulkOperation(index.build());
  }

  private void passages(List<Passage> all, Refresh refresh) throws IOException {
    for (int from = 0; from < all.size(); from += BATCH) {
      List<BulkOperation> operations = new ArrayList<>();
      for (Passage passage : all.subList(from, Math.min(from + BATCH, all.size()))) {
        operations.add(
            BulkOperation.of(o -> o.index(i -> i.id(passage.documentId()).document(passage))));
      }
      bulk(to.moments(), operations, refresh);
    }
  }

  private void bulk(String alias, List<BulkOperation> operations, Refresh refresh)
      throws IOException {
    if (operations.isEmpty()) {
      return;
    }
    // The index may have been dropped: a write must never make one by accident.
    BulkResponse answer =
        search.bulk(
            BulkRequest.of(
                request ->
                    request
                        .index(alias)
                        .requireAlias(true)
                        .refresh(refresh)
                        .operations(operations)));
    for (BulkResponseItem item : answer.items()) {
      ErrorCause error = item.error();
      if (error != null && item.status() != CONFLICT) {
        throw new TransportException(
            "Not everything was written to %s: %s: %s"
                .formatted(alias, error.type(), Objects.toString(error.reason(), "no reason")));
      }
    }
  }

  /** Removes the passages from {@code first} on: those of an earlier, longer transcript. */
  private void deletePassages(int video, int first) throws IOException {
    search.deleteByQuery(
        request ->
            request
                .index(to.moments())
                .conflicts(Conflicts.Proceed)
                .refresh(Refresh.True)
                .query(q -> q.bool(both -> both.filter(ofVideo(video), from(first)))));
  }

  private static Query ofVideo(int video) {
    return Query.of(q -> q.term(t -> t.field("video_id").value(FieldValue.of(video))));
  }

  private static Query from(int number) {
    return Query.of(q -> q.range(r -> r.field("number").gte(JsonData.of(number))));
  }
}
