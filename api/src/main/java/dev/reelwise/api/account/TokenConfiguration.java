package dev.reelwise.api.account;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Which tokens are taken: signed by our key with HS256, complete, in time, not ended. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final String USER_ID = "[1-9][0-9]{0,8}";
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Bean
  JwtDecoder jwtDecoder(AccountSettings settings, RevokedTokens revoked, Clock clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(settings.signingKey())
            .macAlgorithm(MacAlgorithm.HS256)
            .build();
    JwtTimestampValidator inTime = new JwtTimestampValidator(Duration.ZERO);
    inTime.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(inTime, refusing(token -> !isComplete(token))));
    return new RememberedTokens(decoder, revoked::contains, clock);
  }

  private static boolean isComplete(Jwt token) {
    return token.getExpiresAt() != null
        && token.getClaims().get(JwtClaimNames.SUB) instanceof String user
        && user.matches(USER_ID)
        && isSession(token.getClaims().get(AccessTokens.SESSION));
  }

  /** The counterpart's tokens have none. */
  private static boolean isSession(@Nullable Object claim) {
    return claim == null || (claim instanceof String text && text.matches(UUID));
  }

  private static OAuth2TokenValidator<Jwt> refusing(Predicate<Jwt> bad) {
    OAuth2Error error = new OAuth2Error("invalid_token", "The token is incomplete", null);
    return token ->
        bad.test(token)
            ? OAuth2TokenValidatorResult.failure(error)
            : OAuth2TokenValidatorResult.success();
  }
}
