package dev.reelwise.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class VisibilityTest extends ApiTest {

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments documents;

  @Test
  void aPublicVideoIsListedAndFound() {
    Visitor owner = newUser();
    VideoId id = video(owner, "Axolotl parade", "public");

    assertThat(listed(newUser())).contains(id.value());
    assertThat(found(newUser(), "axolotl")).containsExactly(id.value());
    assertThat(suggested(newUser(), "axol")).containsExactly("Axolotl parade");
  }

  @Test
  void anUnlistedVideoIsSeenByWhoHasItsAddressAlone() {
    Visitor owner = newUser();
    VideoId id = video(owner, "Capybara parade", "unlisted");
    Visitor other = newUser();

    assertThat(other.get(path(id)).status()).isEqualTo(200);
    assertThat(listed(other)).doesNotContain(id.value());
    assertThat(found(other, "capybara")).isEmpty();
    assertThat(suggested(other, "capyb")).isEmpty();
    assertThat(listed(owner)).contains(id.value());
    assertThat(found(owner, "capybara")).containsExactly(id.value());
  }

  @Test
  void aPrivateVideoIsItsOwnersAlone() {
    Visitor owner = newUser();
    VideoId id = video(owner, "Okapi parade", "private");
    Visitor other = newUser();

    for (String part : List.of("", "/info", "/status", "/transcript", "/watch", "/comments")) {
      assertThat(other.get(path(id) + part).status()).as(part).isEqualTo(404);
    }
    assertThat(listed(other)).doesNotContain(id.value());
    assertThat(found(other, "okapi")).isEmpty();
    assertThat(owner.get(path(id)).status()).isEqualTo(200);
    assertThat(found(owner, "okapi")).containsExactly(id.value());
  }

  @Test
  void whatTheOwnerSaysIsShown() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Tapir parade", "ready");

    JsonNode said =
        owner
            .sendJson(
                "PATCH",
                path(id),
                Map.of(
                    "visibility", "unlisted",
                    "tags", List.of(" Zoo ", "zoo", "Mammals"),
                    "language", "pt-br",
                    "recorded_at", "2026-01-31T18:30:00+01:00",
                    "location", Map.of("latitude", 52.5, "longitude", 13.4)))
            .data();

    assertThat(said.path("visibility").asString()).isEqualTo("unlisted");
    assertThat(said.path("tags").toString()).isEqualTo("[\"zoo\",\"mammals\"]");
    assertThat(said.path("language").asString()).isEqualTo("pt-BR");
    assertThat(said.path("recorded_at").asString()).isEqualTo("2026-01-31T17:30:00Z");
    assertThat(said.path("location").path("latitude").asDouble()).isEqualTo(52.5);
    assertThat(said.path("title").asString()).isEqualTo("Tapir parade");
  }

  @Test
  void anEmptyValueTakesAwayWhatWasSaid() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Quokka parade", "ready");
    owner.sendJson(
        "PATCH",
        path(id),
        Map.of(
            "tags",
            List.of("zoo"),
            "language",
            "de",
            "recorded_at",
            "2026-01-31",
            "location",
            Map.of("latitude", 1, "longitude", 2)));

    JsonNode left =
        owner
            .sendJson(
                "PATCH",
                path(id),
                Map.of("tags", List.of(), "language", "", "recorded_at", "", "location", Map.of()))
            .data();

    assertThat(left.path("tags").isEmpty()).isTrue();
    assertThat(left.path("language").isNull()).isTrue();
    assertThat(left.path("recorded_at").isNull()).isTrue();
    assertThat(left.path("location").isNull()).isTrue();
  }

  @Test
  void everyFaultIsNamed() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Numbat parade", "ready");

    JsonNode answer =
        owner
            .sendJson(
                "PATCH",
                path(id),
                Map.of(
                    "visibility", "secret",
                    "tags", List.of("a,b"),
                    "language", "not a tag",
                    "recorded_at", "yesterday",
                    "location", Map.of("latitude", 91, "longitude", 0)))
            .json();

    assertThat(answer.path("message").toString())
        .contains("visibility must be public, unlisted or private")
        .contains("tags must not have commas or control characters")
        .contains("language must be a BCP 47 tag")
        .contains("recorded_at must be a date or a time with its zone")
        .contains("latitude must lie between -90 and 90");
  }

  @Test
  void aVideoIsPrivateFromTheUploadOn() {
    Visitor owner = newUser();

    JsonNode video =
        new Upload()
            .field("visibility", "private")
            .field("tags", "zoo, Fish")
            .field("latitude", "1.5")
            .field("longitude", "-2")
            .file("fish.mp4", "bytes")
            .by(owner)
            .data();

    assertThat(video.path("visibility").asString()).isEqualTo("private");
    assertThat(video.path("tags").toString()).isEqualTo("[\"zoo\",\"fish\"]");
    assertThat(video.path("location").path("longitude").asDouble()).isEqualTo(-2);
  }

  @Test
  void whatIsSaidWronglyBeforeTheFileKeepsTheFileOut() {
    Answer answer =
        new Upload().field("visibility", "hidden").file("fish.mp4", "bytes").by(newUser());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("visibility must be public, unlisted or private");
  }

  private VideoId video(Visitor owner, String title, String visibility) {
    VideoId id = rows().video(owner.userId(), title, "ready");
    owner.sendJson("PATCH", path(id), Map.of("visibility", visibility));
    index.put(documents.of(id).orElseThrow());
    return id;
  }

  private static String path(VideoId id) {
    return "/api/v1/videos/" + id;
  }

  private static List<Integer> listed(Visitor user) {
    return ids(user.get("/api/v1/videos/list?limit=100").data());
  }

  private static List<Integer> found(Visitor user, String words) {
    return ids(user.get("/api/v1/videos/search?q=" + words).data());
  }

  private static List<Integer> ids(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(item -> item.path("id").intValue())
        .toList();
  }

  private static List<String> suggested(Visitor user, String typed) {
    JsonNode answer = user.get("/api/v1/search/autocomplete?q=" + typed).data();
    return StreamSupport.stream(answer.path("suggestions").spliterator(), false)
        .map(one -> one.path("text").asString())
        .toList();
  }
}
