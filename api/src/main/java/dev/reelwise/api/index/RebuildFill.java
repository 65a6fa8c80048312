package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.UnreadableDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fills the draft of a rebuild, batch by batch in the order of the ids. */
@Component
class RebuildFill {

  private static final Logger log = LoggerFactory.getLogger(RebuildFill.class);

  private final RebuildRepository rows;
  private final VideoDocuments documents;
  private final VideoIndex index;
  private final IndexWrites draft;
  private final int batch;

  RebuildFill(
      RebuildRepository rows,
      VideoDocuments documents,
      VideoIndex index,
      DraftWrites draft,
      RebuildSettings settings) {
    this.rows = rows;
    this.documents = documents;
    this.index = index;
    this.draft = draft.writes();
    this.batch = settings.batch();
  }

  /** The database's time: that of another clock says nothing about its rows. */
  Instant now() {
    return rows.now();
  }

  /** Writes every video that is to be found to the draft, and returns how many. */
  long all(Consumer<Rebuild.Progress> told) {
    long all = rows.count();
    long done = 0;
    List<VideoId> next = rows.after(0, batch);
    try {
      while (!next.isEmpty()) {
        write(next);
        done += next.size();
        told.accept(new Rebuild.Progress(done, Math.max(all, done)));
        next = rows.after(next.getLast().value(), batch);
      }
      draft.refresh();
      return done;
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  /** Writes what changed since then to what is searched now. */
  void since(Instant time) {
    List<VideoId> next = rows.changedSince(time, 0, batch);
    while (!next.isEmpty()) {
      next.forEach(this::renew);
      next = rows.changedSince(time, next.getLast().value(), batch);
    }
    rows.deletedSince(time).forEach(index::delete);
  }

  private void write(List<VideoId> videos) throws IOException {
    List<IndexedVideo> read = new ArrayList<>();
    for (VideoId video : videos) {
      try {
        documents.of(video).ifPresent(read::add);
      } catch (UnreadableDocument e) {
        log.warn("Video {} can't be found from now on: a document of it can't be read", video, e);
      }
    }
    draft.add(read);
    again(read);
  }

  /** What changed while it was read and written is written as it is now, or goes. */
  private void again(List<IndexedVideo> written) {
    if (written.isEmpty()) {
      return;
    }
    List<VideoId> ids = written.stream().map(RebuildFill::id).toList();
    Map<VideoId, Instant> changes = rows.changes(ids);
    for (IndexedVideo video : written) {
      Instant changed = changes.get(id(video));
      if (changed == null) {
        index.delete(id(video));
      } else if (!changed.equals(video.document().updatedAt())) {
        renew(id(video));
      }
    }
  }

  private void renew(VideoId video) {
    try {
      documents.of(video).ifPresent(index::put);
    } catch (UnreadableDocument e) {
      log.warn("Video {} is searched as it was: a document of it can't be read", video, e);
    }
  }

  private static VideoId id(IndexedVideo video) {
    return new VideoId(video.document().videoId());
  }
}
