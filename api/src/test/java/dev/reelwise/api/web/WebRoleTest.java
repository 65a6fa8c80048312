package dev.reelwise.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A process that has no role web. */
@TestPropertySource(properties = "reelwise.roles=relay")
class WebRoleTest extends ApiTest {

  @Test
  void tellsItsHealthAndServesNothingElse() {
    Visitor visitor = visitor();

    assertThat(visitor.get("/health/live").status()).isEqualTo(200);
    assertThat(visitor.get("/health/ready").status()).isEqualTo(200);
    assertThat(visitor.get("/api/v1").status()).isEqualTo(200);
    assertThat(visitor.get("/api/v1/videos/list").status()).isEqualTo(404);
    assertThat(visitor.post("/api/v1/auth/login", Map.of()).json().path("type").asString())
        .endsWith(":not-served-here");
  }
}
