package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.VideoId;
import java.util.List;

/** The history of a video's status. */
public class StatusLog {

  private final StatusRepository statuses;

  StatusLog(StatusRepository statuses) {
    this.statuses = statuses;
  }

  /** The video's changes of status, oldest first. */
  public List<StatusChange> of(VideoId video) {
    return statuses.log(video, 0);
  }

  /** Those of {@link #of} that came after the one with that id. */
  public List<StatusChange> after(VideoId video, long id) {
    return statuses.log(video, id);
  }
}
