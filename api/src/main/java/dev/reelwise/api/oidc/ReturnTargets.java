package dev.reelwise.api.oidc;

import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.TrustedPages;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Where a browser may be sent with the code of a sign-in: nowhere that the operator has not named,
 * since whoever gets the code gets the account.
 */
@Component
class ReturnTargets {

  private final TrustedPages pages;

  ReturnTargets(TrustedPages pages) {
    this.pages = pages;
  }

  /** The target itself. Throws {@link InvalidRequest}. */
  String require(String target) {
    if (isOwnPath(target) || isTrusted(target)) {
      return target;
    }
    throw new InvalidRequest(
        "return_to must be a path of this server that begins with one /, or an address below"
            + " PUBLIC_URL or one of ALLOWED_ORIGINS, without a # part");
  }

  /** Browsers read {@code //host} and {@code /\host} as another server's. */
  private static boolean isOwnPath(String target) {
    return target.matches("/(?![/\\\\])[A-Za-z0-9._~/?=&%+-]*");
  }

  private boolean isTrusted(String target) {
    try {
      URI address = URI.create(target);
      return address.getFragment() == null
          && address.getUserInfo() == null
          && pages.contains(address);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
