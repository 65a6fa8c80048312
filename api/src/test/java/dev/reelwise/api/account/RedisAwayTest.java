package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Nobody listens on the port where Redis should be. */
@TestPropertySource(
    properties = {"spring.data.redis.port=1", "reelwise.limits.address.check-email=1/10m"})
class RedisAwayTest extends ApiTest {

  @Test
  void signingUpInAndOutGoesOn() {
    Visitor user = newUser();

    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(200);
    assertThat(user.post("/api/v1/auth/logout", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void whatWasEndedStaysEnded() {
    Visitor user = newUser();
    JsonNode other = login(user).data();
    user.post("/api/v1/auth/logout", Map.of());

    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(user.with(other.path("access_token").asString()).get("/api/v1/users/me").status())
        .isEqualTo(200);
  }

  @Test
  void refreshTokensGoOn() {
    JsonNode login = login(newUser()).data();
    String token = login.path("refresh_token").asString();

    assertThat(refresh(token).status()).isEqualTo(200);
    assertThat(refresh(token).status()).as("reused").isEqualTo(401);
  }

  @Test
  void theTableSaysWhichAddressesAreTaken() {
    Visitor user = newUser();

    assertThat(check(user.email()).data().path("exists").booleanValue()).isTrue();
    assertThat(check("nobody@example.org").data().path("exists").booleanValue()).isFalse();
  }

  @Test
  void nothingIsLimited() {
    for (int i = 0; i < 3; i++) {
      assertThat(check("nobody@example.org").status()).isEqualTo(200);
    }
  }

  private Answer check(String email) {
    return visitor()
        .send(
            "POST",
            "/api/v1/users/check-email",
            BodyPublishers.ofString("{\"email\": \"" + email + "\"}"),
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            "203.0.113.90");
  }

  private Answer login(Visitor user) {
    return visitor()
        .post("/api/v1/auth/login", Map.of("email", user.email(), "password", Visitor.PASSWORD));
  }

  private Answer refresh(String token) {
    return visitor().post("/api/v1/auth/refresh", Map.of("refresh_token", token));
  }
}
