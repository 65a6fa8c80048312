package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.index.IndexedVideo;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the index up to date with a video's row. The subject is {@code {id}:{anything}}. */
@Component
class ReindexVideo implements Chore {

  static final String NAME = "video_reindex";

  private final VideoDocuments documents;
  private final VideoIndex index;

  ReindexVideo(VideoDocuments documents, VideoIndex index) {
    this.documents = documents;
    this.index = index;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    VideoId video = new VideoId(Integer.parseInt(subject.substring(0, subject.indexOf(':'))));
    Optional<Instant> written;
    do {
      // Passages bear no version: whoever wrote an older state meanwhile is written over.
      written = documents.of(video).map(this::write);
    } while (!written.equals(documents.updatedAt(video)));
    return new Finished();
  }

  private @Nullable Instant write(IndexedVideo video) {
    index.put(video);
    return video.document().updatedAt();
  }
}
