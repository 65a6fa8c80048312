package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest extends ApiTest {

  @Test
  void aNewUserSignsUpAndIn() {
    Answer account =
        visitor()
            .post(
                "/api/v1/auth/signup",
                Map.of("name", "Grace", "email", "Grace@Example.ORG", "password", "cobol1959"));
    Answer login =
        visitor()
            .post(
                "/api/v1/auth/login",
                Map.of("email", "grace@example.org", "password", "cobol1959"));

    assertThat(account.status()).isEqualTo(201);
    assertThat(account.json().path("status_code").intValue()).isEqualTo(201);
    assertThat(account.data().propertyNames())
        .containsExactlyInAnyOrder("id", "name", "email", "role", "is_active", "created_at");
    assertThat(account.data().path("email").asString()).isEqualTo("grace@example.org");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.data().path("access_token").asString()).isNotEmpty();
    assertThat(login.data().path("token_type").asString()).isEqualTo("Bearer");
    assertThat(login.data().path("expires_in").intValue()).isEqualTo(3600);
  }

  @Test
  void theTokenSaysWhoItIs() throws ParseException {
    Visitor user = newUser();

    JWTClaimsSet claims = SignedJWT.parse(user.token()).getJWTClaimsSet();

    assertThat(SignedJWT.parse(user.token()).getHeader().getAlgorithm())
        .isEqualTo(JWSAlgorithm.HS256);
    assertThat(claims.getSubject()).isEqualTo(Integer.toString(user.userId()));
    assertThat(claims.getStringClaim("email")).isEqualTo(user.email());
    assertThat(claims.getStringClaim("name")).isEqualTo("Ada Lovelace");
    assertThat(claims.getStringClaim("role")).isEqualTo("user");
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void oneSeesOnesOwnAccount() {
    Visitor user = newUser();

    for (String path : new String[] {"/api/v1/users/me", "/api/v1/users/info"}) {
      Answer me = user.get(path);
      assertThat(me.data().propertyNames())
          .containsExactlyInAnyOrder("id", "name", "email", "role", "is_active", "created_at");
      assertThat(me.data().path("id").intValue()).isEqualTo(user.userId());
      assertThat(me.data().path("is_active").booleanValue()).isTrue();
      assertThat(Instant.parse(me.data().path("created_at").asString())).isBefore(Instant.now());
    }
  }

  @Test
  void anAddressBelongsToOneAccount() {
    Visitor user = newUser();

    Answer again =
        visitor()
            .post(
                "/api/v1/auth/signup",
                Map.of("name", "Eve", "email", user.email(), "password", "another one"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asString()).isEqualTo("urn:reelwise:problem:email-taken");
  }

  @Test
  void passwordsAreKeptAsArgon2idAndNeverShown() {
    Visitor user = newUser();

    assertThat(rows().passwordHash(user.email())).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(user.get("/api/v1/users/me").text()).doesNotContain("argon2", "password");
  }

  @Test
  void aShortPasswordIsRefused() {
    Answer answer =
        visitor()
            .post(
                "/api/v1/auth/signup",
                Map.of("name", "Eve", "email", "short@example.org", "password", "1234567"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString())
        .isEqualTo("password must have at least 8 characters");
  }

  @Test
  void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
    Answer wrong = login(newUser().email(), "not the password");
    Answer unknown = login("nobody@example.org", "not the password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.json().path("message")).isEqualTo(wrong.json().path("message"));
    assertThat(unknown.json().path("type")).isEqualTo(wrong.json().path("type"));
  }

  private Answer login(String email, String password) {
    return visitor().post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  @Test
  void aDeadTokenDoesNotBarTheLogin() {
    Visitor user = newUser();
    user.post("/api/v1/auth/logout", Map.of());

    Answer login =
        user.post(
            "/api/v1/auth/login", Map.of("email", user.email(), "password", Visitor.PASSWORD));

    assertThat(login.status()).isEqualTo(200);
  }
}
