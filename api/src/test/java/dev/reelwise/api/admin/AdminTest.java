package dev.reelwise.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdminTest extends ApiTest {

  private static final String USERS = "/api/v1/admin/users";

  @Test
  void onlyAdminsSeeTheAccounts() {
    Answer refused = newUser().get(USERS);

    assertThat(visitor().get(USERS).status()).isEqualTo(401);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:admins-only");
    assertThat(newAdmin().get(USERS).status()).isEqualTo(200);
  }

  @Test
  void theListHasAllAccountsTheNewestFirst() {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    change(admin, user, Map.of("is_active", false));

    JsonNode page = admin.get(USERS + "?limit=1").data();
    JsonNode found = admin.get(USERS + "?q=" + user.email().toUpperCase()).data();

    assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "total", "page", "limit");
    assertThat(page.path("items").size()).isEqualTo(1);
    assertThat(page.path("items").path(0).propertyNames())
        .containsExactlyInAnyOrder(
            "id", "name", "email", "role", "is_active", "created_at", "updated_at");
    assertThat(page.path("items").path(0).path("id").intValue()).isEqualTo(user.userId());
    assertThat(page.path("total").intValue()).isGreaterThanOrEqualTo(2);
    assertThat(found.path("total").intValue()).isEqualTo(1);
    assertThat(found.path("items").path(0).path("is_active").booleanValue()).isFalse();
    assertThat(admin.get(USERS + "?page=2&limit=1").data().path("items").path(0).path("id"))
        .isNotEqualTo(page.path("items").path(0).path("id"));
  }

  @Test
  void aRoleIsInTheAccountAndInTheToken() throws Exception {
    Visitor admin = newAdmin();
    Visitor user = newUser();

    Answer changed = change(admin, user, Map.of("role", "admin"));
    Visitor promoted = user.signedInAgain();

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.data().path("role").asString()).isEqualTo("admin");
    assertThat(user.get("/api/v1/users/me").data().path("role").asString()).isEqualTo("admin");
    assertThat(user.get(USERS).status()).as("with a token from before").isEqualTo(403);
    assertThat(SignedJWT.parse(promoted.token()).getJWTClaimsSet().getStringClaim("role"))
        .isEqualTo("admin");
    assertThat(promoted.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void aDemotionHoldsAtOnce() {
    Visitor admin = newAdmin();
    Visitor other = newAdmin();

    change(admin, other, Map.of("role", "user"));

    assertThat(other.get(USERS).status()).as("the session has ended").isEqualTo(401);
    assertThat(other.signedInAgain().get(USERS).status()).isEqualTo(403);
  }

  @Test
  void aTokenThatSaysAdminIsNotBelievedAgainstTheTable() {
    Visitor admin = newAdmin();

    rows().role(admin.userId(), "user");

    assertThat(admin.get("/api/v1/users/me").status()).isEqualTo(200);
    assertThat(admin.get(USERS).status()).isEqualTo(403);
  }

  @Test
  void aClosedAccountIsShutOutUntilItIsOpenedAgain() {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    JsonNode session = user.login().data();

    change(admin, user, Map.of("is_active", false));

    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(refresh(session).status()).isEqualTo(401);
    assertThat(user.login().status()).isEqualTo(401);
    change(admin, user, Map.of("is_active", true));
    assertThat(refresh(session).status()).isEqualTo(401);
    assertThat(user.login().status()).isEqualTo(200);
    assertThat(
            visitor()
                .post("/api/v1/users/check-email", Map.of("email", user.email()))
                .data()
                .path("exists")
                .booleanValue())
        .isTrue();
  }

  @Test
  void anAccountStaysClosedWhileAnotherHasItsAddress() {
    Visitor admin = newAdmin();
    Visitor user = newUser();
    change(admin, user, Map.of("is_active", false));
    visitor()
        .post(
            "/api/v1/auth/signup",
            Map.of("name", "Ada", "email", user.email(), "password", Visitor.PASSWORD));

    Answer opened = change(admin, user, Map.of("is_active", true));

    assertThat(opened.status()).isEqualTo(409);
    assertThat(opened.json().path("type").asString()).isEqualTo("urn:reelwise:problem:email-taken");
  }

  @Test
  void nobodyChangesTheirOwnStanding() {
    Visitor admin = newAdmin();

    for (Map<String, Object> change :
        List.<Map<String, Object>>of(Map.of("role", "user"), Map.of("is_active", false))) {
      assertThat(change(admin, admin, change).status()).isEqualTo(409);
    }
    assertThat(admin.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoChangeIsRefused() {
    Visitor admin = newAdmin();
    Visitor user = newUser();

    assertThat(
            change(admin, user, Map.of("role", "boss")).json().path("message").path(0).asString())
        .isEqualTo("role must be user or admin");
    assertThat(change(admin, user, Map.of()).status()).isEqualTo(400);
    assertThat(admin.sendJson("PATCH", USERS + "/2000000000", Map.of("role", "user")).status())
        .isEqualTo(404);
    assertThat(newUser().sendJson("PATCH", USERS + "/1", Map.of("role", "admin")).status())
        .isEqualTo(403);
  }

  private Answer refresh(JsonNode session) {
    return visitor()
        .post(
            "/api/v1/auth/refresh",
            Map.of("refresh_token", session.path("refresh_token").asString()));
  }

  private static Answer change(Visitor admin, Visitor user, Map<String, Object> change) {
    return admin.sendJson("PATCH", USERS + "/" + user.userId(), change);
  }
}
