package dev.reelwise.api.oidc;

import dev.reelwise.api.web.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Sends the browser back from the provider: with a code, or with what went wrong, behind the {@code
 * #}, which browsers send to no server.
 */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SignInOutcome.class);

  private static final int LONGEST_LOGGED = 300;

  private final Identities identities;
  private final SignInCodes codes;

  SignInOutcome(Identities identities, SignInCodes codes) {
    this.identities = identities;
    this.codes = codes;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication known)
      throws IOException {
    if (!(known.getPrincipal() instanceof OidcUser who)) {
      throw new IllegalStateException("The scope openid was asked for");
    }
    String outcome;
    try {
      outcome = "oidc_code=" + codes.issue(identities.signIn(who));
    } catch (Rejection refused) {
      LOG.info("A sign-in by {} is refused: {}", who.getIssuer(), refused.slug());
      outcome = "oidc_error=" + refused.slug();
    }
    back(request, response, outcome);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    boolean declined =
        failure instanceof OAuth2AuthenticationException refused
            && OAuth2ErrorCodes.ACCESS_DENIED.equals(refused.getError().getErrorCode());
    LOG.warn("A sign-in by the identity provider has failed: {}", beginning(failure.toString()));
    back(request, response, "oidc_error=" + (declined ? "access-denied" : "sign-in-failed"));
  }

  /** A provider may answer with a whole page. */
  private static String beginning(String text) {
    return text.length() <= LONGEST_LOGGED ? text : text.substring(0, LONGEST_LOGGED) + "…";
  }

  private static void back(HttpServletRequest request, HttpServletResponse response, String outcome)
      throws IOException {
    String target = PendingSignIns.returnTo(request);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.sendRedirect((target.isEmpty() ? "/" : target) + "#" + outcome);
  }
}
