package dev.reelwise.api.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No text of a user ends a header, or begins another. */
class HeaderInjectionTest extends ApiTest {

  @Autowired private ObjectStore store;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nSet-Cookie: x=1",
        "a\nX-Injected: 1",
        "a\u2028X-Injected: 1",
        "a\u2029X-Injected: 1",
        "a\u0085X-Injected: 1",
        "a\u560d\u560aX-Injected: 1",
        "a%0d%0aX-Injected: 1",
        "a\"; filename=\"evil.exe",
        "a\\\"; x=\"",
        "\u202Efdp.exe"
      })
  void aTitleIsOnlyANameInADownload(String title) {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), title, "ready");
    rows().variant(id, "720p", 1280, 720);
    store.put(ObjectKey.variant(id, "720p"), new byte[] {1}, "video/mp4");

    Answer watch = owner.get("/api/v1/videos/" + id + "/watch");
    Answer file = Visitor.open(watch.data().path("downloads").path(0).path("url").asString());

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers().map()).doesNotContainKeys("set-cookie", "x-injected");
    assertThat(file.headers().allValues("Content-Disposition")).hasSize(1);
    assertThat(file.header("Content-Disposition"))
        .matches("attachment; filename=\"[ -~&&[^\"\\\\;]]*\"; filename\\*=UTF-8''[A-Za-z0-9._%-]*")
        .doesNotContain("evil.exe\"");
    assertThat(watch.headers().map()).doesNotContainKeys("set-cookie", "x-injected");
  }

  @Test
  void aNameWithLineBreaksIsOneLineFromTheBeginning() {
    Visitor user = newUser();
    for (String name : List.of("a\u2028b.mp4", "a\u0085b.mp4", "a\u0007b.mp4")) {
      Answer answer = new Upload().file(name, "bytes").by(user);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.data().path("title").asString())
          .doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    }
    Answer titled = new Upload().field("title", "x\r\nSet-Cookie: y").file("a.mp4", "b").by(user);
    assertThat(titled.data().path("title").asString()).doesNotContain("\r", "\n");
  }

  @Test
  void whatARequestSaysIsNotRepeatedInHeaders() {
    Visitor user = newUser();

    Answer id = user.get("/api/v1/users/me", "X-Request-Id", "a%0d%0ab: c");
    Answer language = user.get("/api/v1/videos/list?page=1&limit=1%0d%0aX-Injected:%201");
    Answer path = user.get("/api/v1/videos/1%0d%0aX-Injected:%201");

    for (Answer answer : List.of(id, language, path)) {
      assertThat(answer.headers().map()).doesNotContainKeys("x-injected", "b");
    }
    assertThat(id.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  @Test
  void noAnswerLeadsElsewhere() {
    Visitor user = newUser();
    for (Answer answer :
        List.of(
            user.post("/api/v1/auth/login", Map.of("email", "a@b.de", "password", "wrong!")),
            user.get("/api/v1/videos/list"),
            user.get("/api/v1//evil.example/%2e%2e"),
            user.get("/%5cevil.example"),
            new Upload().file("a.mp4", "b").by(user))) {
      assertThat(answer.header("Location")).isEmpty();
      assertThat(answer.status() / 100).isNotEqualTo(3);
    }
  }
}
