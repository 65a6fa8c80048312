package dev.reelwise.api.oidc;

import dev.reelwise.api.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * The provider that the settings name. What it says of itself is asked for at the first sign-in, so
 * that we start without it, and asked again until it has answered.
 */
@Component
class IdentityProvider {

  static final String CALLBACK = "/api/v1/auth/oidc/callback";

  private static final String ID = "oidc";

  private final SupplierClientRegistrationRepository registrations;
  private final PublicAddress address;

  IdentityProvider(OidcSettings settings, PublicAddress address) {
    this.registrations =
        new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(registration(settings)));
    this.address = address;
  }

  private static ClientRegistration registration(OidcSettings settings) {
    return ClientRegistrations.fromIssuerLocation(settings.issuerUri())
        .registrationId(ID)
        .clientName(settings.name())
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .redirectUri("{baseUrl}" + CALLBACK)
        .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
        .build();
  }

  ClientRegistrationRepository registrations() {
    return registrations;
  }

  /** Throws {@link ProviderAway}. */
  ClientRegistration registration() {
    try {
      return Objects.requireNonNull(registrations.findByRegistrationId(ID));
    } catch (RuntimeException silent) {
      throw new ProviderAway(silent);
    }
  }

  /** A new request with a state, a nonce and a PKCE challenge. Throws {@link ProviderAway}. */
  OAuth2AuthorizationRequest request(HttpServletRequest request) {
    ClientRegistration known = registration();
    var resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            new InMemoryClientRegistrationRepository(known));
    resolver.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce()
            .andThen(builder -> builder.redirectUri(address.of(CALLBACK).toString())));
    OAuth2AuthorizationRequest made = resolver.resolve(request, ID);
    if (made == null) {
      throw new IllegalStateException("The registration is known");
    }
    return made;
  }
}
