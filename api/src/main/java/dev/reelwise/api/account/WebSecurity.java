package dev.reelwise.api.account;

import dev.reelwise.api.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Guards every path: an access token for all but the public ones; no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final RequestMatcher PUBLIC = new PublicPaths();

  private final ProblemWriter problems;
  private final TokenUsers users;
  private final List<AuthenticationProvider> otherWays;

  /** {@code otherWays} are how features let somebody in who has no access token. */
  WebSecurity(
      ProblemWriter problems, TokenUsers users, ObjectProvider<AuthenticationProvider> otherWays) {
    this.problems = problems;
    this.users = users;
    this.otherWays = otherWays.stream().toList();
  }

  @Bean
  SecurityFilterChain guard(HttpSecurity http) {
    otherWays.forEach(http::authenticationProvider);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
        .headers(SecurityHeaders::in)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(PUBLIC)
                    .permitAll()
                    .anyRequest()
                    .access(new AccessRules()))
        .oauth2ResourceServer(this::bearerTokens)
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(denied()))
        .build();
  }

  /** Each request is observed as a whole; a span for each filter costs more than the filters do. */
  @Bean
  static SecurityObservationSettings unobservedFilters() {
    return SecurityObservationSettings.noObservations();
  }

  private void bearerTokens(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
    server
        .jwt(jwt -> jwt.jwtAuthenticationConverter(users))
        .bearerTokenResolver(new AccessTokenHeader(PUBLIC))
        .authenticationEntryPoint(unauthenticated())
        .accessDeniedHandler(denied());
  }

  private AuthenticationEntryPoint unauthenticated() {
    return (request, response, failure) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "unauthenticated",
          "Sign in: this needs a valid access token in the Authorization header");
    };
  }

  private AccessDeniedHandler denied() {
    return (request, response, failure) -> {
      if (failure instanceof AuthorizationDeniedException denied
          && denied.getAuthorizationResult() instanceof AccessRules.Refusal refusal) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        problems.write(request, response, HttpStatus.FORBIDDEN, refusal.slug(), refusal.detail());
        return;
      }
      problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden", "You may not do this");
    };
  }
}
