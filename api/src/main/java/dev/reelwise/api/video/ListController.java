package dev.reelwise.api.video;

import dev.reelwise.api.account.SignedIn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of videos. */
@RestController
class ListController {

  private final Lists lists;

  ListController(Lists lists) {
    this.lists = lists;
  }

  /**
   * By page, with the total, or by cursor, which begins with an empty one. Others' videos come only
   * if they are ready and public.
   */
  @GetMapping("/api/v1/videos/list")
  VideoList list(
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit,
      ListForm form,
      SignedIn user) {
    return lists.page(form.checked(user.id()), user.id(), page, limit);
  }
}
