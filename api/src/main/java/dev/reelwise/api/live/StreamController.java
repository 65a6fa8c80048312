package dev.reelwise.api.live;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status of one video as server-sent events, for an EventSource. */
@RestController
class StreamController {

  private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

  private final StreamAccess access;
  private final Videos videos;
  private final Followers followers;
  private final StatusStream stream;

  StreamController(StreamAccess access, Videos videos, Followers followers, StatusStream stream) {
    this.access = access;
    this.videos = videos;
    this.followers = followers;
    this.stream = stream;
  }

  @GetMapping("/api/v1/videos/status/{id}/stream")
  void follow(
      @PathVariable VideoId id,
      @RequestParam(required = false) @Nullable String token,
      @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    SignedIn owner = access.owner(id, token);
    VideoView video = videos.owned(id, owner);
    long lastId = number(lastEventId);
    if (stream.isOver(video, lastId)) {
      // An EventSource comes back after each end, but not after this.
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return;
    }
    Follower follower = followers.join(id, owner.id());
    try {
      EventWriter events = opened(response);
      stream.write(follower, owner, lastId, events);
    } catch (IOException gone) {
      LOG.debug("The client that followed video {} has gone", id);
    } finally {
      followers.leave(follower);
    }
  }

  private static EventWriter opened(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Proxies such as nginx would collect the events otherwise.
    response.setHeader("X-Accel-Buffering", "no");
    return new EventWriter(response.getOutputStream());
  }

  /** Zero, the beginning, for whatever is no id of ours. */
  private static long number(@Nullable String lastEventId) {
    return lastEventId != null && lastEventId.matches("[0-9]{1,18}")
        ? Long.parseLong(lastEventId)
        : 0;
  }
}
