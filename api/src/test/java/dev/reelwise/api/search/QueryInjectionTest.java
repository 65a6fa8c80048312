package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent in whatever parameter is a value: it is found, not found, or refused. */
class QueryInjectionTest extends ApiTest {

  private static final String SEARCH = "/api/v1/videos/search?";
  private static final List<String> FILTERS =
      List.of(
          "status",
          "user_id",
          "from",
          "to",
          "recorded_from",
          "recorded_to",
          "min_duration",
          "max_duration",
          "tag",
          "language",
          "near",
          "radius",
          "sort",
          "facets",
          "limit",
          "page",
          "cursor",
          "direction");

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments videos;

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  static List<String> attacks() {
    return List.of(
        "{\"match_all\":{}}",
        "\"}},{\"match_all\":{}},{\"x\":{\"y\":\"",
        "\"}],\"size\":10000,\"query\":{\"match_all\":{}}",
        "{\"script\":{\"source\":\"ctx.op='delete'\"}}",
        "Math.class.forName('java.lang.Runtime')",
        "${jndi:ldap://127.0.0.1/a} #{1+1} {{7*7}}",
        "*:*",
        "visibility:private OR status:*",
        "title:(secret) AND NOT visibility:public",
        "_exists_:title",
        "secretly~2 secr?t* sec*",
        "/.*secret.*/",
        "(a+)+$".repeat(30),
        "*".repeat(400),
        "?".repeat(400),
        "((((((((((".repeat(40),
        "[1 TO *] {* TO *}",
        "' or '1'='1",
        "'; drop table videos; --",
        "1) union select password_hash from users --",
        "%27%20or%201=1",
        "\\\\\\\"",
        "\u0000secret\u0000",
        "\u0001\u0002\u001f\u007f",
        "\r\nX-Injected: yes",
        "\uFEFF\u202Esecret\u200B",
        "../../_cluster/health",
        "_all",
        "<script>alert(1)</script>",
        "🎬".repeat(100),
        "e\u0301".repeat(200));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void wordsAreOnlyEverWords(String attack) {
    hidden();

    Answer found = user.get(SEARCH + "q=" + encoded(attack) + "&facets=tags,user,year");
    Answer suggested = user.get("/api/v1/search/autocomplete?q=" + encoded(head(attack)));

    assertThat(found.status()).isIn(200, 400);
    assertThat(suggested.status()).isIn(200, 400);
    assertThat(found.text() + suggested.text()).doesNotContainIgnoringCase("Xylosecret");
    assertThat(found.header("X-Injected")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void everyOtherParameterTakesWhatItIsFor(String attack) {
    for (String parameter : FILTERS) {
      Answer answer = user.get(SEARCH + "q=xylo&" + parameter + "=" + encoded(attack));

      assertThat(answer.status()).as(parameter).isIn(200, 400);
      if (!parameter.equals("tag") && !attack.isBlank()) {
        assertThat(answer.status()).as(parameter).isEqualTo(400);
        assertThat(answer.json().path("message").path(0).asString()).isNotBlank();
      }
    }
    for (String parameter : List.of("page", "limit")) {
      Answer answer = user.get("/api/v1/videos/list?" + parameter + "=" + encoded(attack));
      assertThat(answer.status()).as(parameter).isEqualTo(400);
    }
  }

  @Test
  void halvesOfCharactersAndBytesThatAreNoTextAreWordsToo() {
    for (String raw :
        List.of("%ED%A0%BD", "%ED%B8%80x", "%FF%FE", "%C0%AE%C0%AE", "a%00b", "%F5")) {
      for (String path :
          List.of(SEARCH + "q=", SEARCH + "q=x&tag=", "/api/v1/search/autocomplete?q=")) {
        assertThat(user.get(path + raw).status()).as(path + raw).isIn(200, 400);
      }
    }
    assertThat(user.get(SEARCH + "q=x&cursor=%FF.%FF").status()).isEqualTo(400);
  }

  @Test
  void whatWasTypedIsFoundAsItIs() {
    VideoId video = rows().video(user.userId(), "visibility:private OR xylophone*", "ready");
    index.put(videos.of(video).orElseThrow());

    Answer found = user.get(SEARCH + "q=" + encoded("xylophone* visibility:private"));

    assertThat(found.data().path("items").path(0).path("id").asInt()).isEqualTo(video.value());
    assertThat(found.data().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void nothingOfAllThatHadAnEffect() {
    VideoId video = rows().video(user.userId(), "Xylem still here", "ready");
    index.put(videos.of(video).orElseThrow());

    attacks()
        .forEach(attack -> user.get(SEARCH + "q=" + encoded(attack) + "&tag=" + encoded(attack)));

    assertThat(user.get(SEARCH + "q=xylem").data().path("total").asInt()).isEqualTo(1);
    assertThat(rows().lastVideo()).isGreaterThanOrEqualTo(video.value());
  }

  /** Somebody else's, which no query may show. */
  private void hidden() {
    Visitor other = newUser();
    VideoId video = rows().video(other.userId(), "Xylosecret plans", "ready");
    other.sendJson("PATCH", "/api/v1/videos/" + video, Map.of("visibility", "private"));
    index.put(videos.of(video).orElseThrow());
  }

  private static String head(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
