package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class CheckEmailTest extends ApiTest {

  @Autowired private StringRedisTemplate redis;
  @Autowired private EmailFilter filter;
  @Autowired private SyncUserEmails sync;
  @Autowired private MeterRegistry meters;
  @Autowired private JdbcClient database;

  @Value("${reelwise.redis-prefix}")
  private String prefix;

  @Test
  void tellsWhetherThereIsAnAccount() {
    Visitor user = newUser();

    Answer taken = check("  " + user.email().toUpperCase());
    Answer free = check("nobody@example.org");

    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.data().propertyNames()).containsExactlyInAnyOrder("exists", "email");
    assertThat(taken.data().path("exists").booleanValue()).isTrue();
    assertThat(taken.data().path("email").asString()).isEqualTo(user.email());
    assertThat(free.data().path("exists").booleanValue()).isFalse();
    assertThat(free.data().path("email").asString()).isEqualTo("nobody@example.org");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThat(check("nobody").status()).isEqualTo(400);
    assertThat(visitor().post("/api/v1/users/check-email", Map.of()).status()).isEqualTo(400);
  }

  @Test
  void anAddressThatTheFilterDoesNotKnowNeverReachesTheTable() throws InterruptedException {
    fill();
    double asked = byTable();

    for (int i = 0; i < 100; i++) {
      check("free-" + i + "-" + UUID.randomUUID() + "@example.org");
    }

    assertThat(byTable() - asked).isLessThanOrEqualTo(5);
  }

  private double byTable() {
    return meters.counter("reelwise.emails.asked", "answered", "table").count();
  }

  @Test
  void theAddressOfADeletedAccountIsFree() {
    Visitor user = newUser();
    user.sendJson("DELETE", "/api/v1/users/me", Map.of("password", Visitor.PASSWORD));

    assertThat(check(user.email()).data().path("exists").booleanValue()).isFalse();
  }

  @Test
  void whatRedisHasLostIsFilledInAnew() throws InterruptedException {
    Visitor user = newUser();
    fill();
    redis.delete(prefix + "{emails}:filter:0");

    assertThat(check(user.email()).data().path("exists").booleanValue()).isTrue();
    assertThat(filter.look(new EmailAddress("nobody@example.org")))
        .isEqualTo(EmailFilter.Answer.UNKNOWN);
    fill();
    assertThat(filter.look(new EmailAddress(user.email()))).isEqualTo(EmailFilter.Answer.MAYBE);
    assertThat(filter.look(new EmailAddress("nobody@example.org")))
        .isEqualTo(EmailFilter.Answer.NO);
  }

  @Test
  void usersOfTheCounterpartComeWithTheNextRun() {
    String email = UUID.randomUUID() + "@example.org";
    sync.perform(SyncUserEmails.ALL);
    database
        .sql("insert into users (name, email, password_hash) values ('Nest', :email, 'x')")
        .param("email", email)
        .update();

    sync.perform(SyncUserEmails.ALL);

    assertThat(check(email).data().path("exists").booleanValue()).isTrue();
  }

  @Test
  void isWrongInOneOfAHundredAtMostHoweverFarItGrows() {
    String own = prefix + UUID.randomUUID() + ":";
    EmailFilter small = new EmailFilter(redis, own, 500, 0.01);
    List<EmailAddress> in = addresses("in", 8_000);
    EmailFilter.Filling filling = small.prepare("first");

    assertThat(small.look(in.getFirst())).isEqualTo(EmailFilter.Answer.UNKNOWN);
    for (int from = 0; from < in.size(); from += 500) {
      assertThat(small.fill(filling, in.subList(from, from + 500), from)).isTrue();
    }
    assertThat(small.complete(filling)).isTrue();

    assertThat(in).allMatch(email -> small.look(email) == EmailFilter.Answer.MAYBE);
    long wrong =
        addresses("out", 10_000).stream()
            .filter(email -> small.look(email) != EmailFilter.Answer.NO)
            .count();
    assertThat(wrong).isBetween(1L, 100L);
    Set<String> keys = redis.keys(own + "*");
    assertThat(keys).as("layers, and what is known of them").hasSizeBetween(5, 7);
    redis.delete(keys);
    assertThat(small.fill(filling, in.subList(0, 1), 1)).as("after a loss").isFalse();
    assertThat(small.complete(filling)).as("after a loss").isFalse();
  }

  private static List<EmailAddress> addresses(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new EmailAddress(name + i + "@example.org"))
        .toList();
  }

  /** As the chore does it, which may be at it just now. */
  private void fill() throws InterruptedException {
    Eventually.isTrue(
        () -> {
          sync.perform(SyncUserEmails.ALL);
          return filter.look(new EmailAddress("nobody@example.org")) == EmailFilter.Answer.NO;
        });
  }

  private Answer check(String email) {
    return visitor().post("/api/v1/users/check-email", Map.of("email", email.strip()));
  }
}
