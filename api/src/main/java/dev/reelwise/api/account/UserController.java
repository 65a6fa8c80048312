package dev.reelwise.api.account;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

  private final Accounts accounts;

  UserController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping({"/me", "/info"})
  Account me(SignedIn user) {
    return accounts.account(user.id());
  }
}
