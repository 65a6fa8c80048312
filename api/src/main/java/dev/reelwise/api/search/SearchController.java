package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Search over all videos that are ready. */
@RestController
class SearchController {

  private final VideoSearch search;
  private final Videos videos;

  SearchController(VideoSearch search, Videos videos) {
    this.search = search;
    this.videos = videos;
  }

  @GetMapping("/api/v1/videos/search")
  SearchAnswer search(@Valid @ModelAttribute SearchQuery query, SignedIn user) {
    ResultPage page = search.find(query);
    return SearchAnswer.of(query, page, items(page.matches(), user));
  }

  /** The index may still hold what has just been deleted, so the table has the last word. */
  private List<FoundVideo> items(List<Match> matches, SignedIn user) {
    Map<VideoId, VideoView> ready =
        videos
            .listed(matches.stream().map(match -> new VideoId(match.id())).toList(), user)
            .stream()
            .collect(Collectors.toMap(VideoView::id, Function.identity()));
    return matches.stream()
        .flatMap(
            match ->
                Optional.ofNullable(ready.get(new VideoId(match.id())))
                    .map(video -> FoundVideo.of(match, video))
                    .stream())
        .toList();
  }
}
