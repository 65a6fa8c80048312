package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts together what the index holds of a video, from PostgreSQL and the bucket alone, so that the
 * index can be made anew at any time.
 */
@Component
public class VideoDocuments {

  private final IndexedRowRepository rows;
  private final Documents documents;

  VideoDocuments(IndexedRowRepository rows, Documents documents) {
    this.rows = rows;
    this.documents = documents;
  }

  /**
   * Empty when the video has no row: it has been deleted. Throws UnreadableDocument and
   * StorageUnavailable.
   */
  public Optional<IndexedVideo> of(VideoId video) {
    return rows.find(video).map(row -> assemble(video, row));
  }

  /** When the video's row last changed; empty when it has none. */
  public Optional<Instant> updatedAt(VideoId video) {
    return rows.find(video).map(IndexedRow::updatedAt);
  }

  private IndexedVideo assemble(VideoId video, IndexedRow row) {
    Optional<Transcript> transcript = transcript(video, row.transcriptPath());
    List<Segment> segments = transcript.map(Transcript::segments).orElse(List.of());
    String text = transcript.map(Transcript::fullText).orElse(row.transcriptText());
    String summary = row.summaryText() == null ? summary(row.summaryPath()) : row.summaryText();
    VideoDocument document =
        new VideoDocument(
            video.value(),
            video.value(),
            row.title(),
            row.description(),
            row.userId(),
            row.userName(),
            text,
            text == null ? null : VideoDocument.snippet(text),
            summary,
            row.status().text(),
            row.visibility(),
            row.tags(),
            row.durationSeconds() == null
                ? transcript.map(Transcript::duration).orElse(null)
                : row.durationSeconds(),
            row.language() == null
                ? transcript.map(Transcript::language).orElse(null)
                : row.language(),
            row.location(),
            row.recordedAt(),
            row.createdAt(),
            row.updatedAt());
    return new IndexedVideo(document, Passage.of(video.value(), segments));
  }

  private Optional<Transcript> transcript(VideoId video, @Nullable String path) {
    if (path == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(documents.transcript(video, new ObjectKey(path)));
    } catch (ObjectNotFound lost) {
      return Optional.empty();
    }
  }

  private @Nullable String summary(@Nullable String path) {
    try {
      return path == null ? null : documents.summary(new ObjectKey(path)).summary();
    } catch (ObjectNotFound lost) {
      return null;
    }
  }
}
