package dev.reelwise.api.account;

import dev.reelwise.api.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Guards every path: an access token for all but the public ones; no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final RequestMatcher PUBLIC = new PublicPaths();

  private final ProblemWriter problems;

  WebSecurity(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Each filter of each request would be measured by itself: the whole request is enough. */
  @Bean
  static SecurityObservationSettings securityObservation() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain guard(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
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
                    .authenticated())
        .oauth2ResourceServer(this::bearerTokens)
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(denied()))
        .build();
  }

  private void bearerTokens(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
    server
        .jwt(Customizer.withDefaults())
        .bearerTokenResolver(unlessPublic())
        .authenticationEntryPoint(unauthenticated())
        .accessDeniedHandler(denied());
  }

  /** Clients send their last token with every request; an expired one must not bar the login. */
  private static BearerTokenResolver unlessPublic() {
    BearerTokenResolver header = new DefaultBearerTokenResolver();
    return request -> PUBLIC.matches(request) ? null : header.resolve(request);
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
    return (request, response, failure) ->
        problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden", "You may not do this");
  }
}
