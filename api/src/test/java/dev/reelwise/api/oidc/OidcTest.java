package dev.reelwise.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.api.web.PublicAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in by a real provider, step by step as a browser does it. */
class OidcTest extends ApiTest {

  private static final String BASE = "/api/v1/auth/oidc";
  private static final String PAGE = "https://player.example.org/signed-in";
  private static final TestProvider PROVIDER = TestProvider.start();

  @Autowired private JdbcClient database;
  @Autowired private PublicAddress address;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    registry.add("OIDC_ISSUER_URI", PROVIDER::issuer);
    registry.add("OIDC_CLIENT_ID", () -> TestProvider.CLIENT);
    registry.add("OIDC_CLIENT_SECRET", () -> TestProvider.SECRET);
    registry.add("OIDC_NAME", () -> "The Company");
    registry.add("ADMIN_EMAILS", () -> "boss@oidc.example, Chief@oidc.example");
    registry.add("ALLOWED_ORIGINS", () -> "https://player.example.org,https://*.example.net");
  }

  @BeforeEach
  void allow() {
    PROVIDER.allow(server() + BASE + "/callback");
  }

  /** The provider refuses a callback on localhost by name. */
  private String server() {
    return "http://127.0.0.1:" + port();
  }

  @Test
  void isOfferedByItsName() {
    Answer offer = visitor().get(BASE);

    assertThat(offer.data().path("enabled").booleanValue()).isTrue();
    assertThat(offer.data().path("name").asString()).isEqualTo("The Company");
    assertThat(offer.data().path("url").asString()).endsWith(BASE + "/start");
  }

  @Test
  void aNewUserComesInAndIsTheSameTheNextTime() {
    String subject = subject();
    say(subject, "first-" + subject + "@oidc.example", true);

    Answer first = exchange(code(arrive(subject)));
    say(subject, "second-" + subject + "@oidc.example", true);
    Answer second = exchange(code(arrive(subject)));

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.data().propertyNames())
        .containsExactlyInAnyOrder(
            "access_token",
            "token_type",
            "expires_in",
            "refresh_token",
            "refresh_expires_in",
            "user");
    assertThat(first.data().path("user").path("email").asString())
        .isEqualTo("first-" + subject + "@oidc.example");
    assertThat(first.data().path("user").path("name").asString()).isEqualTo("Ada of Elsewhere");
    assertThat(first.data().path("user").path("role").asString()).isEqualTo("user");
    assertThat(second.data().path("user").path("id"))
        .isEqualTo(first.data().path("user").path("id"));
    assertThat(
            visitor()
                .with(second.data().path("access_token").asString())
                .get("/api/v1/users/me")
                .status())
        .isEqualTo(200);
  }

  @Test
  void beginsWithAStateANonceAndAChallenge() {
    Answer start = start();

    assertThat(start.status()).isEqualTo(302);
    assertThat(start.header("Location"))
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
        .contains("response_type=code", "state=", "nonce=", "code_challenge_method=S256")
        .contains("code_challenge=");
    assertThat(start.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Lax", "Path=" + BASE, "Max-Age=600")
        .doesNotContain("JSESSIONID");
  }

  @Test
  void noTokenIsInAnyAddressAndNoSessionIsKept() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    Answer start = start();
    String callback = atProvider(start, subject);

    Answer back = Visitor.open(callback, "Cookie", cookie(start));

    assertThat(back.status()).isEqualTo(302);
    assertThat(back.header("Location"))
        .matches(java.util.regex.Pattern.quote(PAGE) + "#oidc_code=[A-Za-z0-9_-]{43}");
    assertThat(back.headers().allValues("Set-Cookie"))
        .hasSize(1)
        .allSatisfy(one -> assertThat(one).startsWith("reelwise_oidc=;").contains("Max-Age=0"));
  }

  @Test
  void aCodeIsGoodOnceAndForAMinute() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    String used = code(arrive(subject));
    String old = code(arrive(subject));
    database.sql("update sign_in_codes set expires_at = now()").update();
    String fresh = code(arrive(subject));

    assertThat(exchange(fresh).status()).isEqualTo(200);
    assertThat(exchange(fresh).status()).as("again").isEqualTo(401);
    assertThat(exchange(old).status()).as("old").isEqualTo(401);
    assertThat(exchange(used).status()).as("old").isEqualTo(401);
    assertThat(exchange("nonsense").json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:invalid-code");
    assertThat(visitor().post(BASE + "/token", Map.of()).status()).isEqualTo(400);
  }

  @Test
  void anAddressThatNobodyVouchesForOpensNothing() {
    Visitor user = newUser();
    String subject = subject();
    say(subject, user.email(), false);

    assertThat(arrive(subject)).endsWith("#oidc_error=email-not-verified");
    assertThat(user.login().status()).isEqualTo(200);
    assertThat(user.get("/api/v1/users/me").status()).isEqualTo(200);
  }

  @Test
  void theOwnerOfAnAddressGetsTheAccountAndWhoeverHadItIsOut() {
    Visitor squatter = newUser();
    String key =
        squatter
            .post("/api/v1/users/me/api-keys", Map.of("name", "k", "scopes", List.of("read")))
            .data()
            .path("key")
            .asString();
    String subject = subject();
    say(subject, squatter.email().toUpperCase(), true);

    Answer owner = exchange(code(arrive(subject)));

    assertThat(owner.data().path("user").path("id").intValue()).isEqualTo(squatter.userId());
    assertThat(squatter.get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(squatter.login().status()).isEqualTo(401);
    assertThat(squatter.with(key).get("/api/v1/users/me").status()).isEqualTo(401);
    assertThat(
            squatter
                .with(owner.data().path("access_token").asString())
                .get("/api/v1/users/me")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aSecondProviderAccountOfTheSameOwnerTakesNothingAway() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    Answer first = exchange(code(arrive(subject)));
    String other = subject();
    say(other, subject + "@oidc.example", true);

    Answer second = exchange(code(arrive(other)));

    assertThat(second.data().path("user").path("id"))
        .isEqualTo(first.data().path("user").path("id"));
    assertThat(
            visitor()
                .with(first.data().path("access_token").asString())
                .get("/api/v1/users/me")
                .status())
        .isEqualTo(200);
  }

  @Test
  void onlyTheBrowserThatBeganCanEnd() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    Answer mine = start();
    Answer theirs = start();
    String callback = atProvider(mine, subject);
    String changed = cookie(mine).replaceFirst("reelwise_oidc=...", "reelwise_oidc=AAA");

    assertThat(Visitor.open(callback).header("Location")).endsWith("/#oidc_error=sign-in-failed");
    assertThat(Visitor.open(callback, "Cookie", changed).header("Location"))
        .endsWith("/#oidc_error=sign-in-failed");
    assertThat(Visitor.open(callback, "Cookie", cookie(theirs)).header("Location"))
        .endsWith("#oidc_error=sign-in-failed");
    assertThat(
            Visitor.open(callback.replaceFirst("state=[^&]*", "state=x"), "Cookie", cookie(mine))
                .header("Location"))
        .endsWith("#oidc_error=sign-in-failed");
    assertThat(Visitor.open(callback, "Cookie", cookie(mine)).header("Location"))
        .contains("#oidc_code=");
  }

  @Test
  void aCodeOfTheProviderIsNoUseASecondTime() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    Answer start = start();
    String callback = atProvider(start, subject);

    assertThat(Visitor.open(callback, "Cookie", cookie(start)).header("Location"))
        .contains("#oidc_code=");
    assertThat(Visitor.open(callback, "Cookie", cookie(start)).header("Location"))
        .endsWith("#oidc_error=sign-in-failed");
  }

  @Test
  void anIdTokenForAnotherSignInIsRefused() {
    String subject = subject();
    PROVIDER.say(
        subject,
        Map.of("email", subject + "@oidc.example", "email_verified", true, "nonce", "of another"));

    assertThat(arrive(subject)).endsWith("#oidc_error=sign-in-failed");
  }

  @Test
  void whoSaysNoAtTheProviderIsTold() {
    Answer start = start();
    String state = start.header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");

    Answer back =
        Visitor.open(
            server() + BASE + "/callback?error=access_denied&state=" + state,
            "Cookie",
            cookie(start));

    assertThat(back.header("Location")).isEqualTo(PAGE + "#oidc_error=access-denied");
  }

  @Test
  void aClosedAccountStaysClosed() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    int user = exchange(code(arrive(subject))).data().path("user").path("id").intValue();
    String late = code(arrive(subject));

    newAdmin().sendJson("PATCH", "/api/v1/admin/users/" + user, Map.of("is_active", false));

    assertThat(arrive(subject)).endsWith("#oidc_error=account-closed");
    assertThat(exchange(late).status()).isEqualTo(401);
  }

  @Test
  void whoHasNoPasswordProvesItByANewSignIn() {
    String subject = subject();
    say(subject, subject + "@oidc.example", true);
    Answer first = exchange(code(arrive(subject)));
    int id = first.data().path("user").path("id").intValue();
    Visitor user =
        new Visitor(
            port(), first.data().path("access_token").asString(), id, subject + "@oidc.example");
    database
        .sql("update sessions set created_at = now() - interval '1 hour' where user_id = :id")
        .param("id", id)
        .update();

    Answer late = setPassword(user);
    Answer again = exchange(code(arrive(subject)));
    Answer set = setPassword(user.with(again.data().path("access_token").asString()));

    assertThat(late.status()).isEqualTo(403);
    assertThat(late.json().path("type").asString()).isEqualTo("urn:reelwise:problem:sign-in-again");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(user.login().status()).isEqualTo(200);
    assertThat(
            user.signedInAgain()
                .sendJson("DELETE", "/api/v1/users/me", Map.of("password", ""))
                .status())
        .as("the password counts from now on")
        .isEqualTo(403);
  }

  private static Answer setPassword(Visitor user) {
    return user.post(
        "/api/v1/users/me/password",
        Map.of("current_password", "", "new_password", Visitor.PASSWORD));
  }

  @Test
  void thoseNamedAsAdminsBecomeItOnlyThisWay() {
    visitor()
        .post(
            "/api/v1/auth/signup",
            Map.of("name", "Eve", "email", "boss@oidc.example", "password", Visitor.PASSWORD));
    Answer byPassword =
        visitor()
            .post(
                "/api/v1/auth/login",
                Map.of("email", "boss@oidc.example", "password", Visitor.PASSWORD));
    String boss = subject();
    say(boss, "boss@oidc.example", true);
    String chief = subject();
    say(chief, "chief@oidc.example", true);

    assertThat(byPassword.data().path("user").path("role").asString()).isEqualTo("user");
    for (String subject : List.of(boss, chief)) {
      Answer admin = exchange(code(arrive(subject)));
      assertThat(admin.data().path("user").path("role").asString()).isEqualTo("admin");
      assertThat(
              visitor()
                  .with(admin.data().path("access_token").asString())
                  .get("/api/v1/admin/users")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void aCodeGoesOnlyToPagesThatTheOperatorHasNamed() {
    for (String target :
        List.of(
            "https://evil.example/",
            "https://any.example.net/",
            "https://player.example.org.evil.example/",
            "https://player.example.org@evil.example/",
            "http://player.example.org/",
            "https://player.example.org:444/",
            "https://player.example.org/%23",
            "//evil.example/",
            "/%5Cevil.example/",
            "javascript:alert(1)",
            "data:text/html,x")) {
      String path = BASE + "/start?return_to=" + target.replace(":", "%3A").replace("/", "%2F");
      assertThat(visitor().get(path).status()).as(target).isEqualTo(400);
    }
    assertThat(visitor().get(BASE + "/start?return_to=/watch").status()).isEqualTo(302);
    assertThat(visitor().get(BASE + "/start").status()).isEqualTo(302);
  }

  @Test
  void aProviderThatDoesNotAnswerIsSaidToBeAway() {
    OidcSettings settings = new OidcSettings("http://127.0.0.1:1", "id", "secret", "", List.of());

    assertThatThrownBy(() -> new IdentityProvider(settings, address).registration())
        .isInstanceOf(ProviderAway.class);
  }

  private static String subject() {
    return UUID.randomUUID().toString();
  }

  private static void say(String subject, String email, boolean verified) {
    PROVIDER.say(
        subject, Map.of("email", email, "email_verified", verified, "name", "Ada of Elsewhere"));
  }

  private Answer start() {
    return visitor().get(server() + BASE + "/start?return_to=" + PAGE);
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }

  /** The way back that the provider sends this user's browser on. */
  private static String atProvider(Answer start, String subject) {
    Answer consent = Visitor.open(start.header("Location"), TestProvider.USER, subject);
    assertThat(consent.status()).as(consent.text()).isEqualTo(302);
    return consent.header("Location");
  }

  /** Where a browser ends that goes all the way. */
  private String arrive(String subject) {
    Answer start = start();
    return Visitor.open(atProvider(start, subject), "Cookie", cookie(start)).header("Location");
  }

  private static String code(String arrived) {
    assertThat(arrived).contains("#oidc_code=");
    return arrived.replaceFirst(".*#oidc_code=", "");
  }

  private Answer exchange(String code) {
    return visitor().post(BASE + "/token", Map.of("code", code));
  }
}
