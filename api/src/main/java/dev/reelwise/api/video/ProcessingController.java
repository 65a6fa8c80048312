package dev.reelwise.api.video;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.StatusHistoryRepository.Change;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of one's own uploads. */
@RestController
class ProcessingController {

  private static final int MOST = 100;

  private final Videos videos;
  private final StatusHistoryRepository histories;

  ProcessingController(Videos videos, StatusHistoryRepository histories) {
    this.videos = videos;
    this.histories = histories;
  }

  /** The newest of the user's videos that are not ready (failed ones too), or of all of them. */
  @GetMapping("/api/v1/videos/my/processing")
  Processing mine(
      @RequestParam(name = "include_completed", defaultValue = "false") boolean includeCompleted,
      SignedIn user) {
    List<VideoView> own = videos.own(user, includeCompleted, MOST);
    Map<VideoId, List<Change>> changes = histories.of(own.stream().map(VideoView::id).toList());
    return new Processing(
        own.stream()
            .map(video -> new Followed(video, changes.getOrDefault(video.id(), List.of())))
            .toList(),
        videos.countOwn(user, includeCompleted));
  }

  /** {@code total} counts also those beyond the hundred that are shown. */
  record Processing(List<Followed> videos, long total) {
    Processing {
      videos = List.copyOf(videos);
    }
  }

  /** A video with the changes of its status, the oldest first. */
  record Followed(@JsonUnwrapped VideoView video, List<Change> statusHistory) {
    Followed {
      statusHistory = List.copyOf(statusHistory);
    }
  }
}
