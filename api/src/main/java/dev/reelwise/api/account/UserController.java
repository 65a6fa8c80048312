package dev.reelwise.api.account;

import dev.reelwise.api.limit.Limit;
import dev.reelwise.api.limit.RateLimits;
import dev.reelwise.contracts.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

  private final Accounts accounts;
  private final OwnAccount own;
  private final KnownEmails known;
  private final AccountSettings settings;
  private final RateLimits limits;

  UserController(
      Accounts accounts,
      OwnAccount own,
      KnownEmails known,
      AccountSettings settings,
      RateLimits limits) {
    this.accounts = accounts;
    this.own = own;
    this.known = known;
    this.settings = settings;
    this.limits = limits;
  }

  @GetMapping({"/me", "/info"})
  Account me(SignedIn user) {
    return accounts.account(user.id());
  }

  @PostMapping("/check-email")
  CheckedEmail checkEmail(@Valid @RequestBody CheckEmail form) {
    EmailAddress email = EmailAddress.chosen(form.email());
    return new CheckedEmail(known.contains(email), email.value());
  }

  /** Whether there is an account with this address. */
  record CheckedEmail(boolean exists, String email) {}

  @RequestMapping(
      path = "/me",
      method = {RequestMethod.PUT, RequestMethod.PATCH})
  Account rename(@Valid @RequestBody NewName form, SignedIn user) {
    return own.rename(user.id(), form.name());
  }

  /** Ends every sign-in of the user, and answers with the tokens of a new one. */
  @PostMapping("/me/password")
  AccessTokens.Issued changePassword(
      @Valid @RequestBody PasswordChange form,
      SignedIn user,
      @AuthenticationPrincipal Jwt token,
      HttpServletRequest request) {
    limits.countAccount(Limit.LOGIN, user.id().toString(), request);
    form.requireLength(settings.shortestPassword());
    own.changePassword(Proof.of(user, form.currentPassword(), token), form.newPassword());
    return accounts.open(accounts.account(user.id()));
  }

  @DeleteMapping("/me")
  Deleted delete(
      @Valid @RequestBody Farewell form,
      SignedIn user,
      @AuthenticationPrincipal Jwt token,
      HttpServletRequest request) {
    limits.countAccount(Limit.LOGIN, user.id().toString(), request);
    own.delete(Proof.of(user, form.password(), token));
    return new Deleted(user.id());
  }

  /** The account is gone; its videos follow. */
  record Deleted(UserId userId) {}
}
