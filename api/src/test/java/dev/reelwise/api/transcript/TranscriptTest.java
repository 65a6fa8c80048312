package dev.reelwise.api.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TranscriptTest extends ApiTest {

  private static final String CUE = "00:00:01.000 --> 00:00:02.500\nGuten Tag.";

  @Autowired private Documents documents;

  @Test
  void theTranscriptComesAsJson() {
    Visitor user = newUser();

    Answer answer = user.get("/api/v1/videos/" + transcribed(user) + "/transcript");

    assertThat(answer.data().path("transcript_text").asString()).isEqualTo("Guten Tag.");
    assertThat(answer.data().path("language").asString()).isEqualTo("de");
    assertThat(answer.data().path("segments").path(0).path("start").doubleValue()).isEqualTo(1.0);
    assertThat(answer.data().path("segments").path(0).path("end").doubleValue()).isEqualTo(2.5);
    assertThat(answer.data().path("segments").path(0).path("text").asString())
        .isEqualTo("Guten Tag.");
  }

  @Test
  void captionsComeByExtensionAndByAccept() {
    Visitor user = newUser();
    String path = "/api/v1/videos/" + transcribed(user) + "/transcript";

    for (Answer vtt : List.of(user.get(path + ".vtt"), user.get(path, "Accept", "text/vtt"))) {
      assertThat(vtt.header("Content-Type")).startsWith("text/vtt");
      assertThat(vtt.text()).startsWith("WEBVTT\n").contains(CUE);
    }
    for (Answer srt :
        List.of(user.get(path + ".srt"), user.get(path, "Accept", "application/x-subrip"))) {
      assertThat(srt.header("Content-Type")).startsWith("application/x-subrip");
      assertThat(srt.text()).startsWith("1\n").contains(CUE.replace('.', ',').substring(0, 29));
    }
  }

  @Test
  void theWordsAloneComeAsText() {
    Visitor user = newUser();
    String path = "/api/v1/videos/" + transcribed(user) + "/transcript";

    for (Answer text : List.of(user.get(path + ".txt"), user.get(path, "Accept", "text/plain"))) {
      assertThat(text.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
      assertThat(text.text()).isEqualTo("Guten Tag.\n");
    }
    for (String accept : List.of("*/*", "application/json, text/plain, */*")) {
      assertThat(user.get(path, "Accept", accept).data().path("transcript_text").asString())
          .isEqualTo("Guten Tag.");
    }
  }

  @Test
  void whoHasATranscriptAlreadyDoesNotGetItAgain() {
    Visitor user = newUser();
    String path = "/api/v1/videos/" + transcribed(user) + "/transcript";

    for (String form : List.of("", ".json", ".vtt", ".srt", ".txt")) {
      Answer first = user.get(path + form);
      Answer second = user.get(path + form, "If-None-Match", first.header("ETag"));
      Answer other = user.get(path + form, "If-None-Match", "\"v7-another\"");

      assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");
      assertThat(String.join(",", first.headers().allValues("Vary")))
          .containsIgnoringCase("Authorization")
          .containsIgnoringCase("Accept");
      assertThat(second.status()).isEqualTo(304);
      assertThat(second.bytes()).isEmpty();
      assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
      assertThat(second.header("Cache-Control")).isEqualTo("no-cache, private");
      assertThat(other.status()).isEqualTo(200);
    }
    assertThat(user.get(path, "Accept", "text/vtt").header("ETag"))
        .isNotEqualTo(user.get(path).header("ETag"));
  }

  @Test
  void aVideoWithoutATranscriptSaysSoInEachForm() {
    Visitor user = newUser();
    String path =
        "/api/v1/videos/" + rows().video(user.userId(), "Silent", "transcribing") + "/transcript";

    for (Answer answer :
        List.of(user.get(path), user.get(path + ".vtt"), user.get(path, "Accept", "text/vtt"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().path("type").asString())
          .isEqualTo("urn:reelwise:problem:transcript-not-ready");
    }
  }

  private VideoId transcribed(Visitor owner) {
    VideoId id = rows().video(owner.userId(), "Spoken", "ready");
    rows().transcript(id, "Guten Tag.", 3);
    documents.put(
        new Transcript(
            id,
            "Guten Tag.",
            "de",
            3.0,
            "test",
            List.of(new Segment(0, 1.0, 2.5, "Guten Tag.")),
            Instant.EPOCH));
    return id;
  }
}
