package dev.reelwise.api.quota;

import dev.reelwise.api.account.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one keeps. */
@RestController
class UsageController {

  private final Quotas quotas;

  UsageController(Quotas quotas) {
    this.quotas = quotas;
  }

  /** Bytes and videos that the user keeps, and may keep. */
  @GetMapping("/api/v1/users/me/usage")
  Usage usage(SignedIn user) {
    return quotas.usage(user.id());
  }
}
