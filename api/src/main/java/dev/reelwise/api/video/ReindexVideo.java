package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.contracts.VideoId;
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
    documents.of(video).ifPresent(index::put);
    return new Finished();
  }
}
