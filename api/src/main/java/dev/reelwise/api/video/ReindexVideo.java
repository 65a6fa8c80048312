package dev.reelwise.api.video;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.index.IndexRenewal;
import dev.reelwise.contracts.VideoId;
import org.springframework.stereotype.Component;

/** Brings the index up to date with a video's row. The subject is {@code {id}:{anything}}. */
@Component
class ReindexVideo implements Chore {

  static final String NAME = "video_reindex";

  private final IndexRenewal renewal;

  ReindexVideo(IndexRenewal renewal) {
    this.renewal = renewal;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    renewal.renew(new VideoId(Integer.parseInt(subject.substring(0, subject.indexOf(':')))));
    return new Finished();
  }
}
