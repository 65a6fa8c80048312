package dev.reelwise.api.search;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Search over all videos that are ready. */
@RestController
class SearchController {

  private final VideoSearch search;

  SearchController(VideoSearch search) {
    this.search = search;
  }

  @GetMapping("/api/v1/videos/search")
  SearchAnswer search(@Valid @ModelAttribute SearchQuery query) {
    return search.find(query);
  }
}
