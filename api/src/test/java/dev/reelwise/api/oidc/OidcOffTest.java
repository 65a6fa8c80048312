package dev.reelwise.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcOffTest extends ApiTest {

  private static final String BASE = "/api/v1/auth/oidc";

  @Test
  void withoutAProviderNothingIsOffered() {
    assertThat(visitor().get(BASE).data().path("enabled").booleanValue()).isFalse();
    assertThat(visitor().get(BASE + "/start").json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:oidc-off");
    assertThat(visitor().post(BASE + "/token", Map.of("code", "x")).status()).isEqualTo(404);
    assertThat(visitor().get(BASE + "/callback?code=x&state=y").status()).isEqualTo(404);
    assertThat(visitor().get("/oauth2/authorization/oidc").status()).isEqualTo(401);
    assertThat(visitor().get("/login").status()).isEqualTo(401);
  }
}
