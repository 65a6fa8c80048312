package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the index up to date with a video's row, now. */
@Component
public class IndexRenewal {

  private final VideoDocuments documents;
  private final VideoIndex index;

  IndexRenewal(VideoDocuments documents, VideoIndex index) {
    this.documents = documents;
    this.index = index;
  }

  /**
   * Writes the video as it is when this returns; does nothing where it has no row. Throws {@link
   * SearchUnavailable}, UnreadableDocument and StorageUnavailable.
   */
  public void renew(VideoId video) {
    Optional<Instant> written;
    do {
      // Passages bear no version: whoever wrote an older state meanwhile is written over.
      written = documents.of(video).map(this::write);
    } while (!written.equals(documents.updatedAt(video)));
  }

  private @Nullable Instant write(IndexedVideo video) {
    index.put(video);
    return video.document().updatedAt();
  }
}
