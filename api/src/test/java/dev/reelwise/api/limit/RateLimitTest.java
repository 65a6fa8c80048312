package dev.reelwise.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "reelwise.limits.address.login=20/10m",
      "reelwise.limits.address.signup=2/10m",
      "reelwise.limits.address.check-email=3/10m",
      "reelwise.limits.address.upload=4/10m",
      "reelwise.limits.account.login=3/10m",
      "reelwise.limits.account.upload=1/10m"
    })
class RateLimitTest extends ApiTest {

  @Autowired private StringRedisTemplate redis;

  @Value("${reelwise.redis-prefix}")
  private String prefix;

  @Test
  void anAddressSignsUpSoManyAccountsAndNoMore() {
    assertThat(signUp("203.0.113.1").status()).isEqualTo(201);
    assertThat(signUp("203.0.113.1").status()).isEqualTo(201);

    Answer refused = signUp("203.0.113.1");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("type").asString())
        .isEqualTo("urn:reelwise:problem:too-many-requests");
    assertThat(refused.json().path("statusCode").intValue()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(240, 300);
    assertThat(signUp("203.0.113.2").status()).as("another address").isEqualTo(201);
  }

  @Test
  void aPasswordIsTriedSoOftenFromWhereverAndNoMore() {
    Visitor user = newUser();

    for (int i = 0; i < 3; i++) {
      assertThat(signIn(user, "wrong", "203.0.113." + (10 + i)).status()).isEqualTo(401);
    }

    assertThat(signIn(user, Visitor.PASSWORD, "203.0.113.20").status()).isEqualTo(429);
    assertThat(signIn(newUser(), Visitor.PASSWORD, "203.0.113.20").status()).isEqualTo(200);
  }

  @Test
  void anAddressAsksForSoManyAddresses() {
    for (int i = 0; i < 3; i++) {
      assertThat(check("203.0.113.30").status()).isEqualTo(200);
    }

    assertThat(check("203.0.113.30").status()).isEqualTo(429);
  }

  @Test
  void anAccountUploadsSoMuchAndTheAddressToo() {
    assertThat(upload(newUser(), "203.0.113.40").status()).isEqualTo(201);
    Visitor busy = newUser();
    assertThat(upload(busy, "203.0.113.40").status()).isEqualTo(201);
    assertThat(upload(busy, "203.0.113.40").status()).as("the account").isEqualTo(429);
    assertThat(upload(newUser(), "203.0.113.40").status()).isEqualTo(201);
    assertThat(upload(newUser(), "203.0.113.40").status()).as("the address").isEqualTo(429);
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() {
    for (int i = 0; i < 3; i++) {
      assertThat(check("2001:db8:1:2::" + i).status()).isEqualTo(200);
    }

    assertThat(check("2001:db8:1:2:ffff::1").status()).isEqualTo(429);
    assertThat(check("2001:db8:1:3::1").status()).isEqualTo(200);
  }

  @Test
  void thisMachineItselfIsNotLimited() {
    for (int i = 0; i < 6; i++) {
      assertThat(
              visitor()
                  .post("/api/v1/users/check-email", java.util.Map.of("email", "a@example.org"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void aPlaceIsFreeAgainAfterTheWait() throws InterruptedException {
    Buckets buckets = new Buckets(redis, prefix + UUID.randomUUID());
    Rate rate = Rate.of("2/400ms");
    assertThat(buckets.take("b", rate)).isZero();
    assertThat(buckets.take("b", rate)).isZero();
    Duration wait = buckets.take("b", rate);
    assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(200));

    Thread.sleep(wait.plusMillis(20));

    assertThat(buckets.take("b", rate)).isZero();
  }

  @Test
  void aRateIsANumberAndATime() {
    assertThat(Rate.of("20/5m")).isEqualTo(new Rate(20, Duration.ofMinutes(5)));
    assertThatThrownBy(() -> Rate.of("20"))
        .hasMessage("A rate is a number, a slash and a time, such as 20/5m: 20");
    assertThatThrownBy(() -> Rate.of("0/5m")).isInstanceOf(IllegalArgumentException.class);
  }

  private Answer signUp(String from) {
    return post(
        "/api/v1/auth/signup",
        "{\"name\": \"Ada\", \"email\": \"%s@example.org\", \"password\": \"%s\"}"
            .formatted(UUID.randomUUID(), Visitor.PASSWORD),
        from);
  }

  private Answer signIn(Visitor user, String password, String from) {
    return post(
        "/api/v1/auth/login",
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(user.email(), password),
        from);
  }

  private Answer check(String from) {
    return post("/api/v1/users/check-email", "{\"email\": \"a@example.org\"}", from);
  }

  private Answer post(String path, String json, String from) {
    return visitor()
        .send(
            "POST",
            path,
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            from);
  }

  private static Answer upload(Visitor user, String from) {
    return user.send(
        "POST",
        "/api/v1/videos/upload",
        new Upload().file("a.mp4", "bytes").body(),
        "Content-Type",
        Upload.TYPE,
        "X-Forwarded-For",
        from);
  }
}
