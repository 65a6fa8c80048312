package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SessionTest extends ApiTest {

  @Autowired private JdbcClient database;

  @Test
  void aSignInBringsARefreshToken() {
    JsonNode login = login(newUser(), Visitor.PASSWORD).data();

    assertThat(login.propertyNames())
        .containsExactlyInAnyOrder(
            "access_token",
            "token_type",
            "expires_in",
            "refresh_token",
            "refresh_expires_in",
            "user");
    assertThat(login.path("refresh_token").asString()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(login.path("refresh_expires_in").intValue()).isEqualTo(30 * 24 * 3600);
  }

  @Test
  void aRefreshTokenBringsTheNextPair() {
    Visitor user = newUser();
    JsonNode login = login(user, Visitor.PASSWORD).data();

    Answer next = refresh(login.path("refresh_token").asString());

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.data().propertyNames()).isEqualTo(login.propertyNames());
    assertThat(next.data().path("refresh_token")).isNotEqualTo(login.path("refresh_token"));
    assertThat(next.data().path("user").path("id").intValue()).isEqualTo(user.userId());
    assertThat(me(user, next.data())).isEqualTo(200);
    assertThat(refresh(next.data().path("refresh_token").asString()).status()).isEqualTo(200);
  }

  @Test
  void oneThatComesBackEndsTheWholeFamily() {
    Visitor user = newUser();
    JsonNode first = login(user, Visitor.PASSWORD).data();
    JsonNode second = refresh(first.path("refresh_token").asString()).data();

    Answer reused = refresh(first.path("refresh_token").asString());

    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:invalid-refresh-token");
    assertThat(refresh(second.path("refresh_token").asString()).status()).isEqualTo(401);
    assertThat(me(user, first)).isEqualTo(401);
    assertThat(me(user, second)).isEqualTo(401);
    assertThat(user.get("/api/v1/users/me").status()).as("another sign-in").isEqualTo(200);
  }

  @Test
  void ofManyAtOnceOneGetsTheNextPair() throws Exception {
    String token = login(newUser(), Visitor.PASSWORD).data().path("refresh_token").asString();
    Callable<Integer> attempt = () -> refresh(token).status();

    try (ExecutorService crowd = Executors.newFixedThreadPool(6)) {
      List<Integer> statuses =
          crowd.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt)).stream()
              .map(Future::resultNow)
              .toList();
      assertThat(statuses).containsOnlyOnce(200).contains(401);
    }
  }

  @Test
  void anOldOrUnknownRefreshTokenIsRefused() {
    Visitor user = newUser();
    String token = login(user, Visitor.PASSWORD).data().path("refresh_token").asString();
    database
        .sql(
            """
            update refresh_tokens set expires_at = now()
            where session_id in (select id from sessions where user_id = :user)
            """)
        .param("user", user.userId())
        .update();

    assertThat(refresh(token).status()).isEqualTo(401);
    assertThat(refresh("nonsense").status()).isEqualTo(401);
    assertThat(visitor().post("/api/v1/auth/refresh", Map.of()).status()).isEqualTo(400);
    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(200);
  }

  @Test
  void refreshTokensAreNotKeptInTheClear() {
    Visitor user = newUser();
    String token = login(user, Visitor.PASSWORD).data().path("refresh_token").asString();

    List<String> kept =
        database
            .sql(
                """
                select encode(hash, 'escape') || ' ' || length(hash) from refresh_tokens
                where session_id in (select id from sessions where user_id = :user)
                """)
            .param("user", user.userId())
            .query(String.class)
            .list();

    assertThat(kept).hasSize(2).allMatch(text -> text.endsWith(" 32") && !text.contains(token));
  }

  @Test
  void logoutEndsTheRefreshTokenToo() {
    Visitor user = newUser();
    JsonNode login = login(user, Visitor.PASSWORD).data();

    assertThat(
            user.with(login.path("access_token").asString())
                .post("/api/v1/auth/logout", Map.of())
                .status())
        .isEqualTo(200);

    assertThat(me(user, login)).isEqualTo(401);
    assertThat(refresh(login.path("refresh_token").asString()).status()).isEqualTo(401);
    assertThat(user.get("/api/v1/users/me").status()).as("another device").isEqualTo(200);
  }

  private Answer login(Visitor user, String password) {
    return visitor()
        .post("/api/v1/auth/login", Map.of("email", user.email(), "password", password));
  }

  private Answer refresh(String token) {
    return visitor().post("/api/v1/auth/refresh", Map.of("refresh_token", token));
  }

  private static int me(Visitor user, JsonNode tokens) {
    return user.with(tokens.path("access_token").asString()).get("/api/v1/users/me").status();
  }
}
