package dev.reelwise.api.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A script that somebody stores is text for all others: given back as it is, and run by nobody. */
class StoredScriptTest extends ApiTest {

  private static final String SCRIPT =
      "<script>alert(1)</script><img src=x onerror=alert(2)> & ]]> --> \"'";

  @Autowired private Documents documents;
  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments indexed;

  @Test
  void titleDescriptionAndSummaryComeBackAsTheyAreInJson() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Plain", "ready");
    rows().summary(id, SCRIPT);
    owner.sendJson("PATCH", "/api/v1/videos/" + id, Map.of("title", SCRIPT, "description", SCRIPT));

    Answer answer = newUser().get("/api/v1/videos/" + id);

    assertData(answer, "application/json");
    assertThat(answer.data().path("video").path("title").asString()).isEqualTo(SCRIPT);
    assertThat(answer.data().path("video").path("description").asString()).isEqualTo(SCRIPT);
    assertThat(answer.data().path("summary").path("summary_text").asString()).isEqualTo(SCRIPT);
  }

  @Test
  void aCommentComesBackAsItIsInJson() {
    Visitor user = newUser();
    VideoId id = rows().video(newUser().userId(), "Discussed", "ready");

    Answer written = user.post("/api/v1/videos/" + id + "/comments", Map.of("content", SCRIPT));
    Answer list = newUser().get("/api/v1/videos/" + id + "/comments");

    assertThat(written.status()).isEqualTo(201);
    assertData(list, "application/json");
    assertThat(list.data().path("items").path(0).path("content").asString()).isEqualTo(SCRIPT);
  }

  @Test
  void captionsHoldNoMarkupAndNoTimesOfAnotherCue() {
    Visitor owner = newUser();
    VideoId id = spoken(owner, SCRIPT);
    rows().variant(id, "720p", 1280, 720);
    String path = "/api/v1/videos/" + id + "/transcript";
    String token =
        owner.get("/api/v1/videos/" + id + "/watch").data().path("captions_url").asString();

    for (Answer vtt : List.of(owner.get(path + ".vtt"), Visitor.open(token))) {
      assertData(vtt, "text/vtt");
      assertThat(vtt.text())
          .startsWith("WEBVTT")
          .doesNotContain("<")
          .contains("&lt;script&gt;", "&amp;", "--&gt;");
      assertThat(vtt.text().lines().filter(line -> line.contains("-->"))).hasSize(1);
    }
    Answer srt = owner.get(path + ".srt");
    assertData(srt, "application/x-subrip");
    assertThat(srt.text().lines().filter(line -> line.contains("-->"))).hasSize(1);
    assertData(owner.get(path + ".txt"), "text/plain");
    assertThat(owner.get(path).data().path("segments").path(0).path("text").asString())
        .isEqualTo(SCRIPT);
  }

  @Test
  void whatIsUploadedAsCaptionsLosesItsMarkupOrBecomesText() {
    Visitor owner = newUser();
    VideoId id = spoken(owner, "Before.");
    String file =
        "WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script><v A onclick=x>Hi &lt;b&gt;\n";

    Answer put =
        owner.send(
            "PUT",
            "/api/v1/videos/" + id + "/transcript.vtt",
            BodyPublishers.ofString(file),
            "Content-Type",
            "text/vtt");

    assertThat(put.data().path("transcript_text").asString()).isEqualTo("alert(1)Hi <b>");
    assertThat(owner.get("/api/v1/videos/" + id + "/transcript.vtt").text())
        .contains("alert(1)Hi &lt;b&gt;")
        .doesNotContain("<");
  }

  @Test
  void searchMarksWordsInEscapedTextOnly() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Zorilla <img src=x onerror=alert(1)>", "ready");
    index.put(indexed.of(id).orElseThrow());

    Answer answer = newUser().get("/api/v1/videos/search?q=zorilla");

    assertData(answer, "application/json");
    JsonNode title = answer.data().path("items").path(0).path("highlights").path("title").path(0);
    assertThat(title.asString()).contains("<em>Zorilla</em>", "&lt;img").doesNotContain("<img");
  }

  @Test
  void aProblemRepeatsNothingThatABrowserWouldRun() {
    Visitor user = newUser();

    Answer path = user.get("/api/v1/videos/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    Answer parameter = user.get("/api/v1/videos/list?page=%3Cscript%3E");
    Answer body = user.post("/api/v1/auth/login", Map.of("<script>", 1));

    for (Answer answer : List.of(parameter, body, path)) {
      assertThat(answer.status()).isEqualTo(400);
      assertData(answer, "application/problem+json");
      assertThat(answer.json().path("statusCode").intValue()).isEqualTo(400);
      assertHeaders(answer);
    }
    assertThat(path.text()).doesNotContain("script", "%3C");
  }

  @Test
  void everyAnswerForbidsToRunFrameAndGuess() {
    Visitor user = newUser();
    for (Answer answer :
        List.of(
            user.get("/api/v1/users/me"),
            user.get("/api/v1/videos/2000000000"),
            visitor().get("/api/v1/users/me"),
            visitor().get("/"),
            visitor().get("/health"),
            visitor().get("/api/v1/watch/hls/1/master.m3u8"),
            user.get("/api/v1/nothing-here"),
            user.send("DELETE", "/api/v1/users/info", BodyPublishers.noBody()),
            user.send("POST", "/api/v1/auth/login", BodyPublishers.ofString("a=b")))) {
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "sandbox");
      assertHeaders(answer);
    }
    Answer documentation = visitor().get("/docs");
    assertThat(documentation.status()).isEqualTo(200);
    assertThat(documentation.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe-eval");
    assertHeaders(documentation);
  }

  private static void assertHeaders(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
  }

  private static void assertData(Answer answer, String type) {
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
  }

  private VideoId spoken(Visitor owner, String text) {
    VideoId id = rows().video(owner.userId(), "Spoken", "ready");
    rows().transcript(id, text, 3);
    documents.put(
        new Transcript(
            id, text, "en", 3, "test", List.of(new Segment(0, 0, 2, text)), Instant.EPOCH));
    return id;
  }
}
