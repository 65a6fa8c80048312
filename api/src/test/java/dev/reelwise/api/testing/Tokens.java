package dev.reelwise.api.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Access tokens as the counterpart system issues them: without a sign-in of ours. */
public final class Tokens {

  private Tokens() {}

  public static String of(int user) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(Integer.toString(user))
            .claim("email", user + "@example.org")
            .claim("name", "Viewer " + user)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build();
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(ApiTest.JWT_SECRET.getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
