package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StepRecord;
import dev.reelwise.pipeline.video.VideoSteps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far a video is on its way, stopping it there, and sending it on once more. */
@RestController
@RequestMapping("/api/v1/videos/{id}")
class StatusController {

  private final Videos videos;
  private final VideoSteps steps;
  private final Retries retries;
  private final StreamTokens tokens;

  StatusController(Videos videos, VideoSteps steps, Retries retries, StreamTokens tokens) {
    this.videos = videos;
    this.steps = steps;
    this.retries = retries;
    this.tokens = tokens;
  }

  @GetMapping("/status")
  Progress status(@PathVariable VideoId id, SignedIn user) {
    VideoView video = videos.visible(id, user);
    boolean own = video.userId().equals(user.id());
    return Progress.of(video, steps.of(id), own ? tokens.issue(id, user.id()) : null);
  }

  /** All that has failed or was cancelled; or one step, done or not, with all that follows it. */
  @PostMapping("/retry")
  Progress retry(
      @PathVariable VideoId id,
      @RequestParam(required = false) @Nullable String step,
      SignedIn user) {
    videos.owned(id, user);
    if (step == null) {
      retries.retry(id, user.id());
    } else {
      retries.retry(id, stepNamed(step), user.id());
    }
    return status(id, user);
  }

  private static StepName stepNamed(String text) {
    return Arrays.stream(StepName.values())
        .filter(step -> step.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequest("step must be transcode, transcribe, summarize or index"));
  }

  /** Stops all that waits or runs; the video is failed then, and can be retried. */
  @PostMapping("/cancel")
  Progress cancel(@PathVariable VideoId id, SignedIn user) {
    videos.owned(id, user);
    retries.cancel(id, user.id());
    return status(id, user);
  }

  /**
   * How far a video is; {@code streamToken} lets its owner follow it at {@code
   * /videos/status/{id}/stream}.
   */
  record Progress(
      VideoId videoId,
      VideoStatus status,
      @Nullable String statusMessage,
      @Nullable Instant processedAt,
      List<StepRecord> steps,
      @Nullable String streamToken) {

    static Progress of(VideoView video, List<StepRecord> steps, @Nullable String streamToken) {
      return new Progress(
          video.id(),
          video.status(),
          video.statusMessage(),
          video.processedAt(),
          List.copyOf(steps),
          streamToken);
    }
  }
}
