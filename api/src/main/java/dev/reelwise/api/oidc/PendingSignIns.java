package dev.reelwise.api.oidc;

import dev.reelwise.api.account.DerivedKeys;
import dev.reelwise.api.account.TimedSignature;
import dev.reelwise.api.web.WebJson;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A sign-in that is at the provider, kept by the browser that began it, in a signed cookie for ten
 * minutes: nobody can end in one browser what was begun in another, and we keep no session.
 */
@Component
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  static final String RETURN_TO = "return_to";

  private static final String COOKIE = "reelwise_oidc";
  private static final String PATH = "/api/v1/auth/oidc";
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final TimedSignature signature;
  private final IdentityProvider provider;
  private final WebJson json;

  PendingSignIns(DerivedKeys keys, IdentityProvider provider, WebJson json, Clock clock) {
    this.signature = new TimedSignature(keys.forPurpose("oidc-sign-in"), LIFETIME, clock);
    this.provider = provider;
    this.json = json;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest sent,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (sent == null) {
      set("", Duration.ZERO, request, response);
      return;
    }
    Pending pending =
        new Pending(
            Objects.toString(sent.getState(), ""),
            text(sent, OidcParameterNames.NONCE),
            text(sent, PkceParameterNames.CODE_VERIFIER),
            Objects.toString(sent.getRedirectUri(), ""),
            text(sent, RETURN_TO));
    String content =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.mapper().writeValueAsBytes(pending));
    set(content + "." + signature.issue(content), LIFETIME, request, response);
  }

  private static String text(OAuth2AuthorizationRequest sent, String attribute) {
    return Objects.toString(sent.getAttributes().get(attribute), "");
  }

  private static void set(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .path(PATH)
            .maxAge(age)
            .httpOnly(true)
            .secure(request.isSecure())
            // The provider sends the browser back from its own site.
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return pending(request)
        .filter(one -> one.state().equals(request.getParameter(OAuth2ParameterNames.STATE)))
        .map(this::restored)
        .orElse(null);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    pending(request).ifPresent(one -> request.setAttribute(RETURN_TO, one.returnTo()));
    OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
    set("", Duration.ZERO, request, response);
    return sent;
  }

  /** Where the browser wanted to go with the outcome; empty for one that nobody sent. */
  static String returnTo(HttpServletRequest request) {
    return request.getAttribute(RETURN_TO) instanceof String target ? target : "";
  }

  private Optional<Pending> pending(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String value = cookie == null ? "" : cookie.getValue();
    int dot = value.indexOf('.');
    if (dot < 0 || !signature.holds(value.substring(0, dot), value.substring(dot + 1))) {
      return Optional.empty();
    }
    byte[] content = Base64.getUrlDecoder().decode(value.substring(0, dot));
    return Optional.of(
        json.mapper().readValue(new String(content, StandardCharsets.UTF_8), Pending.class));
  }

  private OAuth2AuthorizationRequest restored(Pending pending) {
    ClientRegistration known = provider.registration();
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(known.getProviderDetails().getAuthorizationUri()))
        .clientId(known.getClientId())
        .redirectUri(pending.redirectUri())
        .scopes(known.getScopes())
        .state(pending.state())
        .attributes(
            attributes -> {
              attributes.put(OAuth2ParameterNames.REGISTRATION_ID, known.getRegistrationId());
              attributes.put(OidcParameterNames.NONCE, pending.nonce());
              attributes.put(PkceParameterNames.CODE_VERIFIER, pending.codeVerifier());
            })
        .build();
  }

  /** What has to come back unchanged. */
  record Pending(
      String state, String nonce, String codeVerifier, String redirectUri, String returnTo) {}
}
