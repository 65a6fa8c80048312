package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import java.io.IOException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;

/**
 * Writes videos to the index, and during a rebuild to its draft too. Every method returns once the
 * server has acknowledged the change and searches see it, and throws {@link SearchUnavailable}.
 */
public final class VideoIndex {

  private final IndexLayout layout;
  private final IndexWrites live;
  private final IndexWrites draft;

  VideoIndex(OpenSearchClient search, IndexNames names, IndexLayout layout) {
    this.layout = layout;
    this.live = new IndexWrites(search, names.live());
    this.draft = new IndexWrites(search, names.draft());
  }

  private interface Write {
    void to(IndexWrites index) throws IOException;
  }

  /** Adds the video, or replaces what the index has of it. */
  public void put(IndexedVideo video) {
    everywhere(index -> index.put(video));
  }

  /** Removes the video; one that is not there is no error. */
  public void delete(VideoId video) {
    everywhere(index -> index.delete(video));
  }

  private void everywhere(Write write) {
    layout.ensure();
    // What was read before a rebuild began is older than what the rebuild reads: it has that.
    boolean rebuilt = layout.isBeingRebuilt();
    try {
      write.to(live);
      if (rebuilt) {
        toDraft(write);
      }
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private void toDraft(Write write) throws IOException {
    try {
      write.to(draft);
    } catch (IOException | OpenSearchException e) {
      if (layout.isBeingRebuilt()) {
        throw e;
      }
      // Between the two writes the draft has become what is searched, or was given up.
      write.to(live);
    }
  }
}
