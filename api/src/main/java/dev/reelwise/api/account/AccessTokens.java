package dev.reelwise.api.account;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues the JWTs that sign requests: HS256, with {@code sub} the user's id as text. */
@Component
public class AccessTokens {

  /** The claim that names the sign-in. */
  static final String SESSION = "sid";

  /** The claim that names the user's role; for clients, and for {@link TokenUsers} to look up. */
  static final String ROLE = "role";

  private static final JwsHeader HEADER = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();

  private final JwtEncoder encoder;
  private final Duration expiry;
  private final Duration refreshExpiry;
  private final Clock clock;

  AccessTokens(AccountSettings settings, Clock clock) {
    this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(settings.signingKey()));
    this.expiry = settings.jwtExpiry();
    this.refreshExpiry = settings.refreshExpiry();
    this.clock = clock;
  }

  Issued issue(Account account, Sessions.Opened session) {
    Instant now = clock.instant();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString())
            .subject(account.id().toString())
            .claim(SESSION, session.id().toString())
            .claim("email", account.email())
            .claim("name", account.name())
            .claim(ROLE, account.role().text())
            .issuedAt(now)
            .expiresAt(now.plus(expiry))
            .build();
    String token = encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
    return new Issued(
        token,
        "Bearer",
        expiry.toSeconds(),
        session.refreshToken(),
        refreshExpiry.toSeconds(),
        account);
  }

  /** The answer to a sign-in; the times are in seconds from now. */
  public record Issued(
      String accessToken,
      String tokenType,
      long expiresIn,
      String refreshToken,
      long refreshExpiresIn,
      Account user) {

    @Override
    public String toString() {
      return "Issued[" + user + "]";
    }
  }
}
