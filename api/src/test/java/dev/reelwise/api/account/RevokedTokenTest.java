package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens that were good once. What a new password and a refresh token that comes back end is in
 * {@link OwnAccountTest} and {@link SessionTest}; what ends while Redis is away in {@link
 * RedisAwayTest}.
 */
class RevokedTokenTest extends ApiTest {

  @Autowired private JdbcClient database;

  @Test
  void aTokenIsDeadAfterLogout() {
    Visitor user = newUser();

    Answer logout = user.post("/api/v1/auth/logout", Map.of());

    assertThat(logout.status()).isEqualTo(200);
    assertThat(me(user)).isEqualTo(401);
    assertThat(user.post("/api/v1/auth/logout", Map.of()).status()).isEqualTo(401);
    assertThat(me(user.signedInAgain())).isEqualTo(200);
  }

  @Test
  void aDeadTokenOpensNoStreamEither() {
    Visitor user = newUser();
    String stream =
        "/api/v1/videos/status/"
            + rows().video(user.userId(), "A talk", "failed")
            + "/stream?token="
            + user.token();
    user.post("/api/v1/auth/logout", Map.of());

    assertThat(visitor().get(stream).status()).isEqualTo(401);
  }

  @Test
  void aTokenOfTheCounterpartDiesByLogoutToo() throws Exception {
    Visitor user = newUser();
    Visitor elsewhere = user.with(ofTheCounterpart(user));

    assertThat(me(elsewhere)).isEqualTo(200);
    elsewhere.post("/api/v1/auth/logout", Map.of());

    assertThat(me(elsewhere)).isEqualTo(401);
    assertThat(me(user)).isEqualTo(200);
  }

  @Test
  void aClosedAccountsTokensAreDeadWhoeverHasMadeThem() throws Exception {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    String elsewhere = ofTheCounterpart(user);

    close(admin, user);

    assertThat(me(user)).isEqualTo(401);
    assertThat(me(user.with(elsewhere))).isEqualTo(401);
  }

  @Test
  void aDeletedAccountsTokensAndKeysAreDead() throws Exception {
    Visitor user = newUser();
    String elsewhere = ofTheCounterpart(user);
    String refresh = user.login().data().path("refresh_token").asString();
    String key =
        user.post("/api/v1/users/me/api-keys", Map.of("name", "k", "scopes", List.of("read")))
            .data()
            .path("key")
            .asString();

    user.sendJson("DELETE", "/api/v1/users/me", Map.of("password", Visitor.PASSWORD));

    assertThat(me(user)).isEqualTo(401);
    assertThat(me(user.with(elsewhere))).isEqualTo(401);
    assertThat(me(user.with(key))).isEqualTo(401);
    assertThat(visitor().post("/api/v1/auth/refresh", Map.of("refresh_token", refresh)).status())
        .isEqualTo(401);
  }

  @Test
  void noSignInSlipsThroughWhileTheAccountIsClosed() throws Exception {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    Callable<Answer> login = user::login;
    Callable<Answer> close = () -> close(admin, user);

    try (ExecutorService crowd = Executors.newFixedThreadPool(6)) {
      var answers = crowd.invokeAll(List.of(login, login, close, login, login, login));
      for (var answer : answers) {
        String token = answer.get().data().path("access_token").asString("");
        if (!token.isEmpty()) {
          assertThat(me(user.with(token))).isEqualTo(401);
        }
      }
    }
    assertThat(
            database
                .sql("select count(*) from sessions where user_id = :id")
                .param("id", user.userId())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static Answer close(Visitor admin, Visitor user) {
    return admin.sendJson(
        "PATCH", "/api/v1/admin/users/" + user.userId(), Map.of("is_active", false));
  }

  /** As the older system issues it: without an id and without a session. */
  private static String ofTheCounterpart(Visitor user) throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .subject(Integer.toString(user.userId()))
                .claim("email", user.email())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    jwt.sign(new MACSigner(JWT_SECRET));
    return jwt.serialize();
  }

  private static int me(Visitor user) {
    return user.get("/api/v1/users/me").status();
  }
}
