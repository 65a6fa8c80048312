package dev.reelwise.api.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Puts the provider's way back among the ways in, if there is a provider. */
@Configuration(proxyBeanMethods = false)
class OidcGuard {

  @Bean
  Customizer<HttpSecurity> identityProviderLogin(
      OidcSettings settings,
      IdentityProvider provider,
      PendingSignIns pending,
      SignInOutcome outcome) {
    return http -> {
      if (settings.isOn()) {
        http.oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(provider.registrations())
                    .authorizedClientRepository(new NoClients())
                    .authorizationEndpoint(
                        begin ->
                            begin
                                .authorizationRequestResolver(new OurOwnStart())
                                .authorizationRequestRepository(pending))
                    .redirectionEndpoint(end -> end.baseUri(IdentityProvider.CALLBACK))
                    .successHandler(outcome)
                    .failureHandler(outcome));
      }
    };
  }

  /** Sign-ins begin at {@link OidcController}, which checks where they are to end. */
  private static final class OurOwnStart implements OAuth2AuthorizationRequestResolver {

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
      return null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(
        HttpServletRequest request, String registration) {
      return null;
    }
  }

  /** The provider's tokens are not kept: they have said who it is, and nothing else is asked. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // The interface's own.
  private static final class NoClients implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication user, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication user,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication user,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
