package dev.reelwise.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that look like another one, or become another one on the way. */
class UnicodeAddressTest extends ApiTest {

  private static final String BEFORE = "before the @";
  private static final String AFTER = "after the @";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430dmin@example.org", // a Cyrillic a
        "\u0391dmin@example.org", // a Greek Alpha
        "\uff41dmin@example.org", // a full-width a, which NFKC would make an a
        "adm\u0131n@example.org", // the Turkish i without a dot
        "adm\u0130n@example.org", // the Turkish I with a dot, two characters in lower case
        "\u212aate@example.org", // the Kelvin sign, a k in lower case
        "\u017fam@example.org", // the long s, an S in upper case
        "re\u0301sume@example.org", // an e with an accent of its own
        "r\u00e9sume@example.org", // the same in one character
        "ad\u200bmin@example.org", // a space of no width
        "ad\u200dmin@example.org", // a joiner of no width
        "ad\u00admin@example.org", // a soft hyphen
        "\u202enimda@example.org", // written from right to left
        "admin\u2066@example.org",
        "ad\ufeffmin@example.org",
        "ad..min@example.org",
        ".admin@example.org",
        "admin.@example.org"
      })
  void lettersBeyondAsciiBeforeTheAtAreRefused(String address) {
    assertRefused(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin@ex\u200bample.org", // a space of no width
        "admin@ex\u200cample.org", // a non-joiner, which IDNA drops
        "admin@ex\u00adample.org", // a soft hyphen, which IDNA drops
        "admin@\uff45xample.org", // a full-width e, which IDNA makes an e
        "admin@example\u3002org", // an ideographic full stop, which IDNA makes a dot
        "admin@example\uff0eorg", // a full-width one
        "admin@fa\u00df.example", // ss to some, a letter of its own to others
        "admin@\u2460.example", // a one in a circle
        "admin@\u202eexample.org",
        "admin@example.org.",
        "admin@example..org",
        "admin@-example.org",
        "admin@exa_mple.org",
        "admin@[127.0.0.1]"
      })
  void domainsThatWouldBecomeOthersAreRefused(String address) {
    assertRefused(address);
  }

  private void assertRefused(String address) {
    Answer signup = signUp(address);
    Answer check = visitor().post("/api/v1/users/check-email", Map.of("email", address));

    for (Answer answer : new Answer[] {signup, check}) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.json().path("message").path(0).asString()).startsWith("email must ");
    }
  }

  @Test
  void theAnswerSaysWhichPartIsWrong() {
    assertThat(signUp("\u0430dmin@example.org").text()).contains(BEFORE).doesNotContain(AFTER);
    assertThat(signUp("admin@example.org.").text()).contains(AFTER).doesNotContain(BEFORE);
  }

  @Test
  void caseAndWhiteSpaceMakeNoOtherAddress() {
    String name = "Ada." + UUID.randomUUID();

    assertThat(signUp(name + "@example.org").status()).isEqualTo(201);
    assertThat(signUp(name.toUpperCase() + "@EXAMPLE.org").status()).isEqualTo(409);
    assertThat(signIn(name.toLowerCase() + "@Example.Org").status()).isEqualTo(200);
    assertThat(signIn("\u00a0 " + name + "@example.org\u2003").status())
        .as("a space that does not break is none that is stripped")
        .isEqualTo(401);
  }

  @Test
  void aDomainIsTheSameInBothOfItsForms() {
    String name = UUID.randomUUID().toString();

    Answer first = signUp(name + "@B\u00fccher.example");

    assertThat(first.data().path("email").asString()).isEqualTo(name + "@xn--bcher-kva.example");
    assertThat(signUp(name + "@xn--bcher-kva.example").status()).isEqualTo(409);
    assertThat(signUp(name + "@XN--BCHER-KVA.example").status()).isEqualTo(409);
    assertThat(signUp(name + "@bu\u0308cher.example").status()).as("decomposed").isEqualTo(409);
    assertThat(signIn(name + "@b\u00fccher.EXAMPLE").status()).isEqualTo(200);
  }

  @Test
  void aDomainThatOnlyLooksTheSameIsAnotherAndSaysSo() {
    String name = UUID.randomUUID().toString();

    Answer latin = signUp(name + "@example.org");
    Answer cyrillic = signUp(name + "@ex\u0430mple.org");

    assertThat(latin.status()).isEqualTo(201);
    assertThat(cyrillic.status()).isEqualTo(201);
    assertThat(cyrillic.data().path("email").asString()).startsWith(name + "@xn--");
  }

  @Test
  void dotsAndTagsAreNotOursToInterpret() {
    String name = UUID.randomUUID().toString().replace("-", "");

    assertThat(signUp(name + "@example.org").status()).isEqualTo(201);
    assertThat(signUp(name + "+tag@example.org").status()).isEqualTo(201);
    assertThat(signUp("a." + name + "@example.org").status()).isEqualTo(201);
  }

  @Test
  void whoSignedUpElsewhereWithSuchAnAddressStillComesIn() {
    Visitor user = newUser();
    String old = "r\u00e9sum\u00e9-" + UUID.randomUUID() + "@example.org";
    rows().email(user.userId(), old);

    assertThat(signIn(old).status()).isEqualTo(200);
  }

  private Answer signUp(String email) {
    return visitor()
        .post(
            "/api/v1/auth/signup",
            Map.of("name", "Ada", "email", email, "password", Visitor.PASSWORD));
  }

  private Answer signIn(String email) {
    return visitor()
        .post("/api/v1/auth/login", Map.of("email", email, "password", Visitor.PASSWORD));
  }
}
