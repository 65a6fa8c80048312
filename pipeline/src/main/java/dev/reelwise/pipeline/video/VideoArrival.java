package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.pipeline.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The status of a video that has a row before its file is there, until {@link VideoFlow#start}.
 * Each method throws VideoNotFound when the row is gone.
 */
public class VideoArrival {

  /** What {@code video.failed} gives as its stage. */
  public static final String STAGE = "import";

  private final StatusRepository statuses;
  private final Outbox outbox;
  private final Clock clock;
  private final String service;

  VideoArrival(StatusRepository statuses, Outbox outbox, Clock clock, String service) {
    this.statuses = statuses;
    this.outbox = outbox;
    this.clock = clock;
    this.service = service;
  }

  /** Somebody has asked for the file. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void await(VideoId video, UserId by) {
    change(video, VideoStatus.PENDING, "user-" + by, null);
  }

  /** The file is coming in. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(VideoId video) {
    change(video, VideoStatus.UPLOADING, service, null);
  }

  /** The file does not come; {@code reason} is for a person. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveUp(VideoId video, String reason) {
    change(video, VideoStatus.FAILED, service, reason);
    outbox.append(
        new VideoFailed(EventId.random(), video, STAGE, reason, Map.of(), clock.instant()));
  }

  private void change(VideoId video, VideoStatus status, String actor, @Nullable String message) {
    if (statuses.hold(List.of(video)).isEmpty()) {
      throw new VideoNotFound(video);
    }
    statuses.set(Map.of(video, new VideoState(status, message)), actor);
  }
}
