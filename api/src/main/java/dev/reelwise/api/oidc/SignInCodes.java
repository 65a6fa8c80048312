package dev.reelwise.api.oidc;

import dev.reelwise.api.account.Secrets;
import dev.reelwise.contracts.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Codes that a browser changes for tokens, once and at once: no token ever is in an address. */
@Service
class SignInCodes {

  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final SignInCodeRepository codes;
  private final Clock clock;

  SignInCodes(SignInCodeRepository codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  String issue(UserId user) {
    Instant now = clock.instant();
    String code = Secrets.next();
    codes.insert(Secrets.hash(code), user, now, now.plus(LIFETIME));
    return code;
  }

  /** Throws {@link OidcRefused}. */
  UserId use(String code) {
    return codes.delete(Secrets.hash(code), clock.instant()).orElseThrow(OidcRefused::unknownCode);
  }
}
