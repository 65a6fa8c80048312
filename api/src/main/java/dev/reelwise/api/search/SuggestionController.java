package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a user may be about to type. */
@RestController
class SuggestionController {

  private final TitleSearch titles;
  private final Listing listing;

  SuggestionController(TitleSearch titles, Listing listing) {
    this.titles = titles;
    this.listing = listing;
  }

  /** Nothing is suggested while nothing is typed. */
  @GetMapping("/api/v1/search/autocomplete")
  Suggestions suggest(
      @RequestParam @Size(max = 200, message = "may have at most 200 characters") String q,
      @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit,
      SignedIn user) {
    String typed = q.strip();
    if (typed.isEmpty()) {
      return new Suggestions(q, List.of(), List.of());
    }
    TitleSearch.Found found = titles.find(typed, new Audience(user.id()), limit);
    List<Suggestion> videos =
        listing.shown(found.videos(), user).stream().map(Suggestion::of).toList();
    return new Suggestions(q, videos, found.tags());
  }

  /** {@code query} is what was typed; {@code tags} are those that begin with it. */
  record Suggestions(String query, List<Suggestion> suggestions, List<String> tags) {
    Suggestions {
      suggestions = List.copyOf(suggestions);
      tags = List.copyOf(tags);
    }
  }

  /** A video's title, the video, and its picture if it has one. */
  record Suggestion(String text, VideoId videoId, @Nullable URI thumbnailUrl) {
    static Suggestion of(VideoView video) {
      return new Suggestion(video.title(), video.id(), video.thumbnailUrl());
    }
  }
}
