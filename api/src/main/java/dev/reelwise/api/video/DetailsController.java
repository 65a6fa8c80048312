package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.contracts.VideoId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that is known of one video. */
@RestController
class DetailsController {

  private final Details details;

  DetailsController(Details details) {
    this.details = details;
  }

  @GetMapping("/api/v1/videos/{id}")
  ResponseEntity<VideoDetails> details(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    Details.Dated found = details.visible(id, user);
    Freshness now = found.freshness();
    return now.isKnownTo(request) ? now.unchanged() : now.fresh().body(found.details());
  }
}
