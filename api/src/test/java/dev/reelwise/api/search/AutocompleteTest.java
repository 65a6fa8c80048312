package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AutocompleteTest extends ApiTest {

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments videos;

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @Test
  void theBeginningOfAWordFindsTheTitle() {
    VideoId video = indexed("Introducing the Bandoroo", "ready");

    JsonNode data = suggested("introducing bando", 10);

    assertThat(data.propertyNames()).containsExactlyInAnyOrder("query", "suggestions", "tags");
    assertThat(data.path("query").asString()).isEqualTo("introducing bando");
    assertThat(data.path("suggestions")).hasSize(1);
    JsonNode one = data.path("suggestions").path(0);
    assertThat(one.propertyNames()).containsExactlyInAnyOrder("text", "video_id", "thumbnail_url");
    assertThat(one.path("text").asString()).isEqualTo("Introducing the Bandoroo");
    assertThat(one.path("video_id").intValue()).isEqualTo(video.value());
    assertThat(one.path("thumbnail_url").asString()).contains("videos/thumbnails/" + video);
  }

  @Test
  void wordsSideBySideComeFirstAndTheLimitHolds() {
    VideoId apart = indexed("Chinchilla in the deep pool", "ready");
    VideoId together = indexed("Why the chinchilla pool is warm", "ready");

    assertThat(ids(suggested("chinchilla poo", 10)))
        .containsExactly(together.value(), apart.value());
    assertThat(ids(suggested("chinchilla poo", 1))).containsExactly(together.value());
  }

  @Test
  void onlyReadyVideosAreSuggested() {
    VideoId ready = indexed("Markhor at dawn", "ready");
    VideoId later = indexed("Markhor at noon", "ready");
    rows().change(later, "indexing", "reelwise-api", null);

    assertThat(ids(suggested("Markhor a", 10))).containsExactly(ready.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "*", "title:a", "{\"match_all\":{}}", "\"", "\\", "\u0000"})
  void whateverIsTypedIsOnlyEverTheBeginningOfWords(String typed) {
    indexed("Zebu title", "ready");

    assertThat(ids(suggested(typed, 10))).isEmpty();
  }

  @Test
  void whatOthersDoNotListIsNotSuggested() {
    VideoId own = indexed("Serval in the reeds", "ready");
    Visitor other = newUser();
    for (String hidden : List.of("unlisted", "private")) {
      Visitor owner = user;
      user = other;
      VideoId secret = indexed("Serval in secret", "ready");
      other.sendJson(
          "PATCH",
          "/api/v1/videos/" + secret,
          Map.of("visibility", hidden, "tags", List.of("servalism")));
      index.put(videos.of(secret).orElseThrow());
      assertThat(ids(suggested("serval in s", 10))).contains(secret.value());
      assertThat(suggested("serv", 10).path("tags").path(0).asString()).isEqualTo("servalism");
      user = owner;
    }

    JsonNode seen = suggested("serv", 10);

    assertThat(ids(seen)).containsExactly(own.value());
    assertThat(seen.path("tags")).isEmpty();
  }

  @Test
  void limitsAreKept() {
    assertThat(user.get("/api/v1/search/autocomplete").status()).isEqualTo(400);
    assertThat(user.get("/api/v1/search/autocomplete?q=a&limit=0").status()).isEqualTo(400);
    assertThat(user.get("/api/v1/search/autocomplete?q=a&limit=51").status()).isEqualTo(400);
    assertThat(user.get("/api/v1/search/autocomplete?q=" + "a".repeat(201)).status())
        .isEqualTo(400);
    assertThat(visitor().get("/api/v1/search/autocomplete?q=a").status()).isEqualTo(401);
  }

  private VideoId indexed(String title, String status) {
    VideoId video = rows().video(user.userId(), title, status);
    rows().variant(video, "720p", 1280, 720);
    index.put(videos.of(video).orElseThrow());
    return video;
  }

  private JsonNode suggested(String typed, int limit) {
    String q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
    return user.get("/api/v1/search/autocomplete?q=" + q + "&limit=" + limit).data();
  }

  private static List<Integer> ids(JsonNode data) {
    return data.path("suggestions")
        .valueStream()
        .map(one -> one.path("video_id").intValue())
        .toList();
  }
}
