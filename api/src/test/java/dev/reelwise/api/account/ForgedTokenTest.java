package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that nobody was given. */
class ForgedTokenTest extends ApiTest {

  private static final String ANOTHER_SECRET = "another secret that is long enough to sign with";

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @Test
  void oneThatIsSignedByOurKeyAndCompleteIsTaken() throws JOSEException {
    assertThat(me(signed(claims().build(), JWT_SECRET))).isEqualTo(200);
  }

  @Test
  void oneThatWasChangedIsRefused() throws Exception {
    String[] parts = user.token().split("\\.");
    String admin =
        Base64URL.encode(
                SignedJWT.parse(user.token())
                    .getPayload()
                    .toString()
                    .replace("\"role\":\"user\"", "\"role\":\"admin\""))
            .toString();

    assertThat(admin).isNotEqualTo(parts[1]);
    assertRefused(parts[0] + "." + admin + "." + parts[2]);
    assertRefused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    assertRefused(parts[0] + "." + parts[1] + ".");
    assertRefused(parts[0] + "." + parts[1]);
    assertRefused("nonsense");
    assertRefused("...");
  }

  @Test
  void oneWithoutASignatureIsRefused() {
    assertRefused(new PlainJWT(claims().build()).serialize());
    for (String none : new String[] {"none", "None", "NONE", "nOnE"}) {
      String header = Base64URL.encode("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}").toString();
      String payload = claims().build().toPayload().toBase64URL().toString();
      assertRefused(header + "." + payload + ".");
      assertRefused(header + "." + payload + "." + user.token().split("\\.")[2]);
    }
  }

  @Test
  void oneSignedByAnotherKeyIsRefused() throws JOSEException {
    assertRefused(signed(claims().build(), ANOTHER_SECRET));
  }

  @Test
  void oneSignedByOurSecretInAnotherWayIsRefused() throws JOSEException {
    String long64 = (JWT_SECRET + JWT_SECRET).substring(0, 64);
    assertRefused(
        signed(new JWSHeader(JWSAlgorithm.HS384), claims().build(), new MACSigner(JWT_SECRET)));
    assertRefused(
        signed(new JWSHeader(JWSAlgorithm.HS512), claims().build(), new MACSigner(long64)));
  }

  @Test
  void aPublicKeyIsNoSecret() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();

    assertRefused(
        signed(
            new JWSHeader(JWSAlgorithm.RS256),
            claims().build(),
            new RSASSASigner(pair.getPrivate())));
    assertRefused(
        signed(
            new JWSHeader(JWSAlgorithm.HS256),
            claims().build(),
            new MACSigner(pair.getPublic().getEncoded())));
  }

  @Test
  void aHeaderDoesNotChooseTheKey() throws Exception {
    OctetSequenceKey own =
        new OctetSequenceKey.Builder(ANOTHER_SECRET.getBytes(StandardCharsets.UTF_8))
            .keyID("mine")
            .build();
    URI address = URI.create("http://localhost:" + port() + "/keys.json");
    for (JWSHeader header :
        new JWSHeader[] {
          header().keyID("mine").build(),
          header().keyID("../../../../dev/null").build(),
          header().keyID("' union select '" + ANOTHER_SECRET).build(),
          header().jwkURL(address).keyID("mine").build(),
          header().x509CertURL(address).build(),
          header().criticalParams(Set.of("exp")).build()
        }) {
      assertRefused(signed(header, claims().build(), new MACSigner(own.toByteArray())));
    }
    byte[] empty = new byte[1];
    assertRefused(raw("{\"alg\":\"HS256\",\"kid\":\"/dev/null\"}", empty));
    assertRefused(raw("{\"alg\":\"HS256\",\"jwk\":" + own.toJSONString() + "}", own.toByteArray()));
  }

  /** Signed by hand, where the library would refuse to. */
  private String raw(String header, byte[] secret) throws Exception {
    String content = Base64URL.encode(header) + "." + claims().build().toPayload().toBase64URL();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return content + "." + Base64URL.encode(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneThatIsOldOrNeverEndsIsRefused() throws JOSEException {
    assertRefused(signed(claims().expirationTime(in(-1)).build(), JWT_SECRET));
    assertRefused(signed(claims().expirationTime(null).build(), JWT_SECRET));
    assertRefused(signed(claims().notBeforeTime(in(600)).build(), JWT_SECRET));
  }

  @Test
  void oneWhoseUserIsNoIdIsRefused() throws JOSEException {
    for (String subject : new String[] {"1 or 1=1", "-1", "0", "", "1e3", "9999999999", "null"}) {
      assertRefused(signed(claims().subject(subject).build(), JWT_SECRET));
    }
    assertRefused(signed(claims().subject(null).build(), JWT_SECRET));
    for (Object subject :
        new Object[] {true, user.userId() + 0.5, Map.of("id", user.userId()), List.of("1")}) {
      assertRefused(signed(claims().claim("sub", subject).build(), JWT_SECRET));
    }
    assertThat(me(signed(claims().claim("sub", user.userId()).build(), JWT_SECRET)))
        .as("a number is the same id")
        .isEqualTo(200);
  }

  @Test
  void oneWhoseSessionIsNoneIsRefused() throws JOSEException {
    for (Object session : new Object[] {"nonsense", "", 7, Map.of("a", 1)}) {
      assertRefused(signed(claims().claim("sid", session).build(), JWT_SECRET));
    }
  }

  @Test
  void aRoleWithoutASessionOfOursCountsForNothing() throws JOSEException {
    rows().role(user.userId(), "admin");
    String token = signed(claims().claim("role", "admin").build(), JWT_SECRET);

    assertThat(user.with(token).get("/api/v1/admin/users").status()).isEqualTo(403);
  }

  @Test
  void aTokenForAnotherUseIsRefused() {
    int video = rows().video(user.userId(), "A talk", "pending").value();
    String stream =
        user.get("/api/v1/videos/" + video + "/status").text().replaceAll("(?s).*token=", "");

    assertRefused(stream.replaceAll("[^A-Za-z0-9._-].*", ""));
    assertRefused(user.login().data().path("refresh_token").asString());
  }

  @Test
  void aVeryLongOneIsRefusedAndShowsNoTrace() {
    assertRefused("A".repeat(6_000));
    assertRefused("A".repeat(1_000) + "." + "A".repeat(3_000) + "." + "A".repeat(2_000));
    Answer huge = user.with("A".repeat(200_000)).get("/api/v1/users/me");

    assertThat(huge.status()).isIn(400, 431);
    assertThat(huge.text()).doesNotContain("Exception", "at org.", "Tomcat");
    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(200);
  }

  private void assertRefused(String token) {
    Answer answer = user.with(token).get("/api/v1/users/me");
    assertThat(answer.status()).as(token).isEqualTo(401);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:unauthenticated");
    assertThat(answer.text()).doesNotContain("Exception");
  }

  private int me(String token) {
    return user.with(token).get("/api/v1/users/me").status();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject(Integer.toString(user.userId()))
        .expirationTime(in(60));
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
  }

  private static String signed(JWTClaimsSet claims, String secret) throws JOSEException {
    return signed(header().build(), claims, new MACSigner(secret));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }
}
