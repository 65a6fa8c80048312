package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.IndexedVideo;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SearchApiTest extends ApiTest {

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments videos;
  @Autowired private Documents documents;

  private Visitor user;

  @BeforeEach
  void signUp() {
    user = newUser();
  }

  @Test
  void aHitHasTheVideosFieldsItsThumbnailAndTheSecond() {
    VideoId video = indexed("The quokka lecture", "ready", "Welcome.", "A quokka is a marsupial.");

    JsonNode data = user.get("/api/v1/videos/search?q=marsupials").data();

    JsonNode item = data.path("items").path(0);
    assertThat(item.path("id").asInt()).isEqualTo(video.value());
    assertThat(item.path("title").asString()).isEqualTo("The quokka lecture");
    assertThat(item.path("user_name").asString()).isEqualTo("Ada Lovelace");
    assertThat(item.path("status").asString()).isEqualTo("ready");
    assertThat(item.path("thumbnail_url").asString()).contains("videos/thumbnails/" + video);
    assertThat(item.path("highlights").path("transcript_text").path(0).asString())
        .isEqualTo("A quokka is a <em>marsupial</em>.");
    JsonNode moment = item.path("moments").path(0);
    assertThat(moment.path("start").asDouble()).isEqualTo(4.0);
    assertThat(moment.path("end").asDouble()).isEqualTo(7.5);
    assertThat(moment.path("text").asString()).isEqualTo("A quokka is a marsupial.");
    assertThat(data.path("total").asInt()).isEqualTo(1);
    assertThat(data.path("page").asInt()).isEqualTo(1);
    assertThat(data.path("limit").asInt()).isEqualTo(10);
    assertThat(data.path("pagination").propertyNames())
        .containsExactlyInAnyOrder("next_cursor", "prev_cursor", "size", "total");
  }

  @Test
  void theSummaryInTheTableIsSearched() {
    VideoId video = rows().video(user.userId(), "A talk", "ready");
    rows().summary(video, "It explains the numbat.");
    index.put(videos.of(video).orElseThrow());

    assertThat(ids(user.get("/api/v1/videos/search?q=numbats"))).containsExactly(video.value());
  }

  @Test
  void aVideoThatIsNotReadyAnyMoreIsNotShown() {
    VideoId video = indexed("The wombat lecture", "ready", "Wombats dig.");
    assertThat(ids(user.get("/api/v1/videos/search?q=wombat"))).containsExactly(video.value());
    VideoId gone = indexed("The bilby lecture", "indexing", "Bilbies dig too.");

    assertThat(ids(user.get("/api/v1/videos/search?q=bilby"))).doesNotContain(gone.value());
  }

  @Test
  void theDocumentIsWhatTheContractSays() {
    VideoId video = indexed("The dugong lecture", "indexing", "A dugong grazes.");

    IndexedVideo indexed = videos.of(video).orElseThrow();

    assertThat(indexed.document().id()).isEqualTo(video.value());
    assertThat(indexed.document().videoId()).isEqualTo(video.value());
    assertThat(indexed.document().status()).isEqualTo("ready");
    assertThat(indexed.document().transcriptSnippet()).isEqualTo("A dugong grazes.");
    assertThat(indexed.document().userName()).isEqualTo("Ada Lovelace");
    assertThat(videos.of(new VideoId(999_999_999))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?q=",
        "?q=%20%20",
        "?q=x&limit=0",
        "?q=x&limit=101",
        "?q=x&limit=ten",
        "?q=x&page=0",
        "?q=x&page=1001",
        "?q=x&direction=sideways",
        "?q=x&cursor=nonsense"
      })
  void whatCanNotBeAskedIsNamed(String query) {
    Answer answer = user.get("/api/v1/videos/search" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString()).isNotBlank();
  }

  @Test
  void eachFaultIsNamedInWords() {
    assertThat(user.get("/api/v1/videos/search?q=x&limit=ten&page=0").json().path("message"))
        .extracting(JsonNode::asString)
        .containsExactly("limit can't be 'ten'", "page must be greater than or equal to 1");
    assertThat(user.get("/api/v1/videos/search?q=x&page=1001").json().path("detail").asString())
        .startsWith("page lies too far behind the first");
  }

  @Test
  void aTooLongQueryIsRefused() {
    assertThat(user.get("/api/v1/videos/search?q=" + "x".repeat(501)).status()).isEqualTo(400);
  }

  @Test
  void onlyUsersMaySearch() {
    assertThat(visitor().get("/api/v1/videos/search?q=x").status()).isEqualTo(401);
  }

  private VideoId indexed(String title, String status, String... said) {
    VideoId video = rows().video(user.userId(), title, status);
    rows().variant(video, "720p", 1280, 720);
    rows().transcript(video, String.join(" ", said), said.length * 4);
    documents.put(transcript(video, List.of(said)));
    index.put(videos.of(video).orElseThrow());
    return video;
  }

  private static Transcript transcript(VideoId video, List<String> said) {
    List<Segment> segments =
        said.stream()
            .map(
                text -> {
                  int at = said.indexOf(text);
                  return new Segment(at, at * 4.0, at * 4.0 + 3.5, text);
                })
            .toList();
    return new Transcript(
        video, String.join(" ", said), "en", said.size() * 4.0, "test", segments, Instant.EPOCH);
  }

  private static List<Integer> ids(Answer answer) {
    return answer.data().path("items").valueStream().map(item -> item.path("id").asInt()).toList();
  }
}
