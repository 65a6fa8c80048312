package dev.reelwise.api.operation;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that has happened to one video, whoever owns it. */
@RestController
class TimelineController {

  private final TimelineRepository timelines;

  TimelineController(TimelineRepository timelines) {
    this.timelines = timelines;
  }

  /** The oldest first. */
  @GetMapping("/api/v1/admin/videos/{id}/timeline")
  Timeline timeline(@PathVariable VideoId id) {
    List<Moment> moments = timelines.of(id);
    if (moments.isEmpty()) {
      throw new VideoNotFound(id);
    }
    return new Timeline(id, moments);
  }

  /** What has happened to the video. */
  record Timeline(VideoId videoId, List<Moment> moments) {
    Timeline {
      moments = List.copyOf(moments);
    }
  }

  /**
   * One thing that has happened: {@code kind} is created, status, step or event, {@code name} the
   * status, the step with what became of it, or the topic.
   */
  record Moment(Instant at, String kind, String name, @Nullable String detail) {}
}
