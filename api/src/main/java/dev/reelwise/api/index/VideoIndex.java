package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.Conflicts;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.Refresh;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.IndexRequest;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.transport.TransportException;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes videos to the index. A video is written whole, its passages first, so that a repeat heals
 * what an interrupted write left. Every method returns once the server has acknowledged the change
 * and searches see it, and throws {@link SearchUnavailable}.
 */
public final class VideoIndex {

  private static final Logger log = LoggerFactory.getLogger(VideoIndex.class);
  private static final int BATCH = 500;
  private static final int CONFLICT = 409;

  private final OpenSearchClient search;
  private final IndexNames names;
  private final IndexLayout layout;

  VideoIndex(OpenSearchClient search, IndexNames names, IndexLayout layout) {
    this.search = search;
    this.names = names;
    this.layout = layout;
  }

  /** Adds the video, or replaces what the index has of it. */
  public void put(IndexedVideo video) {
    // The index may have been dropped since the start; a write must never make one by accident.
    layout.ensure();
    try {
      List<Passage> passages = video.passages();
      for (int from = 0; from < passages.size(); from += BATCH) {
        write(passages.subList(from, Math.min(from + BATCH, passages.size())));
      }
      deletePassages(video.document().videoId(), passages.size());
      write(video.document());
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  /** Removes the video; one that is not there is no error. */
  public void delete(VideoId video) {
    layout.ensure();
    try {
      search.delete(
          request -> request.index(names.videos()).id(video.toString()).refresh(Refresh.True));
      deletePassages(video.value(), 0);
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private void write(VideoDocument document) throws IOException {
    try {
      search.index(versioned(document));
    } catch (ResponseException e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      log.debug("The index has a newer state of video {}", document.videoId());
    }
  }

  /** Of two writers the one with the newer row wins, whichever comes last. */
  private IndexRequest<VideoDocument> versioned(VideoDocument document) {
    var request =
        new IndexRequest.Builder<VideoDocument>()
            .index(names.videos())
            .requireAlias(true)
            .id(Integer.toString(document.videoId()))
            .document(document)
            .refresh(Refresh.True);
    Instant updated = document.updatedAt();
    if (updated != null) {
      request
          .versionType(VersionType.ExternalGte)
          .version(ChronoUnit.MICROS.between(Instant.EPOCH, updated));
    }
    return request.build();
  }

  private void write(List<Passage> batch) throws IOException {
    var request =
        new BulkRequest.Builder().index(names.moments()).requireAlias(true).refresh(Refresh.True);
    for (Passage passage : batch) {
      request.operations(
          operation -> operation.index(index -> index.id(passage.documentId()).document(passage)));
    }
    BulkResponse answer = search.bulk(request.build());
    if (answer.errors()) {
      throw new TransportException("Not every passage was written: " + firstError(answer));
    }
  }

  private static String firstError(BulkResponse answer) {
    return answer.items().stream()
        .map(BulkResponseItem::error)
        .filter(Objects::nonNull)
        .findFirst()
        .map(error -> error.type() + ": " + error.reason())
        .orElse("no reason given");
  }

  /** Removes the passages from {@code first} on: those of an earlier, longer transcript. */
  private void deletePassages(int video, int first) throws IOException {
    search.deleteByQuery(
        request ->
            request
                .index(names.moments())
                .conflicts(Conflicts.Proceed)
                .refresh(Refresh.True)
                .query(
                    query ->
                        query.bool(
                            both ->
                                both.filter(
                                        f ->
                                            f.term(
                                                t ->
                                                    t.field("video_id")
                                                        .value(FieldValue.of(video))))
                                    .filter(
                                        f ->
                                            f.range(
                                                r -> r.field("number").gte(JsonData.of(first)))))));
  }
}
