package dev.reelwise.api.live;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.web.WebJson;
import dev.reelwise.pipeline.video.StatusChange;
import dev.reelwise.pipeline.video.StatusLog;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Tells one client how a video goes on, on the request's own (virtual) thread, until nothing more
 * will happen. Everything is read from the log, so that nothing is lost between two wakes.
 */
@Component
class StatusStream {

  private final Videos videos;
  private final StatusLog log;
  private final WebJson json;
  private final LiveSettings settings;
  private final Clock clock;

  StatusStream(Videos videos, StatusLog log, WebJson json, LiveSettings settings, Clock clock) {
    this.videos = videos;
    this.log = log;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  /** True when there is nothing to say after the change with this id, now or later. */
  boolean isOver(VideoView video, long lastId) {
    return video.status().isTerminal() && lastId > 0 && log.after(video.id(), lastId).isEmpty();
  }

  /** Writes what came after the change {@code lastId}, and goes on. */
  void write(Follower follower, SignedIn owner, long lastId, EventWriter events)
      throws IOException, InterruptedException {
    Instant end = clock.instant().plus(settings.longest());
    long last = lastId;
    events.message(text(StatusMessage.now(videos.owned(follower.video(), owner))));
    while (!follower.isDismissed() && clock.instant().isBefore(end)) {
      // First the state, then the log: the changes up to this state can't be missed.
      VideoView video;
      try {
        video = videos.owned(follower.video(), owner);
      } catch (VideoNotFound deleted) {
        return;
      }
      last = writeChanges(video, last, events);
      if (video.status().isTerminal()) {
        return;
      }
      if (!follower.await(settings.heartbeat())) {
        events.heartbeat();
      }
    }
  }

  private long writeChanges(VideoView video, long after, EventWriter events) throws IOException {
    long last = after;
    for (StatusChange change : log.after(video.id(), after)) {
      events.message(change.id(), text(StatusMessage.of(change, video)));
      last = change.id();
    }
    return last;
  }

  private String text(StatusMessage message) {
    return json.mapper().writeValueAsString(message);
  }
}
