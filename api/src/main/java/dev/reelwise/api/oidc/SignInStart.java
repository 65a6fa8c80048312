package dev.reelwise.api.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Begins a sign-in: with a request for the provider, and a cookie for the browser to keep. */
@Component
class SignInStart {

  private final IdentityProvider provider;
  private final PendingSignIns pending;
  private final ReturnTargets targets;

  SignInStart(IdentityProvider provider, PendingSignIns pending, ReturnTargets targets) {
    this.provider = provider;
    this.pending = pending;
    this.targets = targets;
  }

  /** Throws {@link ProviderAway} and InvalidRequest. */
  OAuth2AuthorizationRequest begin(
      String returnTo, HttpServletRequest request, HttpServletResponse response) {
    String target = targets.require(returnTo);
    OAuth2AuthorizationRequest begun =
        OAuth2AuthorizationRequest.from(provider.request(request))
            .attributes(attributes -> attributes.put(PendingSignIns.RETURN_TO, target))
            .build();
    pending.saveAuthorizationRequest(begun, request, response);
    return begun;
  }
}
