package dev.reelwise.api.account;

import dev.reelwise.api.limit.Limit;
import dev.reelwise.api.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, in and out. */
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

  private final Accounts accounts;
  private final Sessions sessions;
  private final RevokedTokens revoked;
  private final AccountSettings settings;
  private final RateLimits limits;

  AuthController(
      Accounts accounts,
      Sessions sessions,
      RevokedTokens revoked,
      AccountSettings settings,
      RateLimits limits) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.revoked = revoked;
    this.settings = settings;
    this.limits = limits;
  }

  @PostMapping("/signup")
  @ResponseStatus(HttpStatus.CREATED)
  Account signUp(@Valid @RequestBody SignUp form) {
    form.requirePasswordOf(settings.shortestPassword());
    return accounts.signUp(form.name(), EmailAddress.chosen(form.email()), form.password());
  }

  @PostMapping("/login")
  AccessTokens.Issued signIn(@Valid @RequestBody SignIn form, HttpServletRequest request) {
    limits.countAccount(Limit.LOGIN, new EmailAddress(form.email()).digest(), request);
    return accounts.signIn(form.email(), form.password());
  }

  /** Good once for each refresh token; the answer has the next. */
  @PostMapping("/refresh")
  AccessTokens.Issued refresh(@Valid @RequestBody Refresh form) {
    return accounts.refresh(form.refreshToken());
  }

  /** Ends the sign-in: its access and refresh tokens, not those of other devices. */
  @PostMapping("/logout")
  SignedOut signOut(@AuthenticationPrincipal Jwt token) {
    RevokedTokens.session(token).ifPresentOrElse(sessions::end, () -> revoked.revoke(token));
    return new SignedOut(true);
  }

  /** The tokens are dead from now on. */
  record SignedOut(boolean signedOut) {}
}
