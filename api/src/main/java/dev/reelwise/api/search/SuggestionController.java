package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a user may be about to type. */
@RestController
class SuggestionController {

  private final TitleSearch titles;
  private final Videos videos;

  SuggestionController(TitleSearch titles, Videos videos) {
    this.titles = titles;
    this.videos = videos;
  }

  /** Nothing is suggested while nothing is typed. */
  @GetMapping("/api/v1/search/autocomplete")
  Suggestions suggest(
      @RequestParam @Size(max = 200, message = "may have at most 200 characters") String q,
      @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit,
      SignedIn user) {
    String typed = q.strip();
    return new Suggestions(
        q, typed.isEmpty() ? List.of() : suggestions(titles.find(typed, limit), user));
  }

  /** The index may still hold what has just been deleted, so the table has the last word. */
  private List<Suggestion> suggestions(List<VideoId> found, SignedIn user) {
    Map<VideoId, VideoView> ready =
        videos.listed(found, user).stream()
            .collect(Collectors.toMap(VideoView::id, Function.identity()));
    return found.stream()
        .flatMap(id -> Optional.ofNullable(ready.get(id)).map(Suggestion::of).stream())
        .toList();
  }

  /** {@code query} is what was typed. */
  record Suggestions(String query, List<Suggestion> suggestions) {
    Suggestions {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** A video's title, the video, and its picture if it has one. */
  record Suggestion(String text, VideoId videoId, @Nullable URI thumbnailUrl) {
    static Suggestion of(VideoView video) {
      return new Suggestion(video.title(), video.id(), video.thumbnailUrl());
    }
  }
}
