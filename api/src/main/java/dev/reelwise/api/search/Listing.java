package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what a user may see of what was found: the index may still hold what has just been deleted
 * or hidden, so the table has the last word.
 */
@Component
class Listing {

  private final Videos videos;

  Listing(Videos videos) {
    this.videos = videos;
  }

  /** Those that are in that state, in the order in which they were found. */
  List<FoundVideo> shown(List<Match> matches, VideoStatus state, SignedIn user) {
    List<VideoId> ids = matches.stream().map(match -> new VideoId(match.id())).toList();
    Map<VideoId, VideoView> seen =
        byId(state == VideoStatus.READY ? videos.listed(ids, user) : videos.own(ids, user));
    return matches.stream()
        .flatMap(
            match ->
                Optional.ofNullable(seen.get(new VideoId(match.id())))
                    .filter(video -> video.status() == state)
                    .map(video -> FoundVideo.of(match, video))
                    .stream())
        .toList();
  }

  /** Those that are ready, in the same order. */
  List<VideoView> shown(List<VideoId> found, SignedIn user) {
    Map<VideoId, VideoView> seen = byId(videos.listed(found, user));
    return found.stream().flatMap(id -> Optional.ofNullable(seen.get(id)).stream()).toList();
  }

  private static Map<VideoId, VideoView> byId(List<VideoView> seen) {
    return seen.stream().collect(Collectors.toMap(VideoView::id, Function.identity()));
  }
}
