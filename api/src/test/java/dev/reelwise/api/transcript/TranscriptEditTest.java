package dev.reelwise.api.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class TranscriptEditTest extends ApiTest {

  private static final String VTT =
      "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ada>Bonjour &amp; <i>merci</i>\n\n00:03.000 -->"
          + " 00:04.000\nA demain\n";

  @Autowired private Documents documents;
  @Autowired private ObjectStore store;
  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments indexed;
  @Autowired private SpokenTranscripts spoken;
  @Autowired private TransactionOperations transactions;
  @Autowired private JdbcClient database;

  @Test
  void anEditIsReadSearchedAndShownEverywhere() throws Exception {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    rows().summary(id, "About greetings.");
    index.put(indexed.of(id).orElseThrow());

    Answer answer =
        edit(owner, id, segment(1, 2.5, "An aardwolf."), segment(4, 6, "A  solenodon,\nt."));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data().path("transcript_text").asString())
        .isEqualTo("An aardwolf. A solenodon, t.");
    assertThat(answer.data().path("version").intValue()).isEqualTo(2);
    assertThat(answer.data().path("source").asString()).isEqualTo("edit");
    assertThat(answer.data().path("language").asString()).isEqualTo("de");
    assertThat(answer.data().path("duration_seconds").doubleValue()).isEqualTo(10);
    assertThat(answer.header("ETag")).isEqualTo(owner.get(path(id)).header("ETag")).isNotEmpty();
    JsonNode details = owner.get("/api/v1/videos/" + id).data();
    assertThat(details.path("captions").path("transcript_text").asString())
        .isEqualTo("An aardwolf. A solenodon, t.");
    assertThat(details.path("summary").path("stale").booleanValue()).isTrue();
    assertThat(owner.get(path(id) + ".srt").text())
        .contains("00:00:04,000 --> 00:00:06,000\nA sole");
    Eventually.isTrue(() -> found(owner, "solenodon").size() == 1);
    assertThat(firstMoment(found(owner, "solenodon"))).isEqualTo(4);
    edit(owner, id, segment(1, 2.5, "An aardwolf."), segment(7, 9, "A  solenodon,\nt."));
    Eventually.isTrue(() -> firstMoment(found(owner, "solenodon")) == 7);
    Eventually.isTrue(() -> object(ObjectKey.transcript(id, "json")).contains("solenodon"));
    assertThat(object(ObjectKey.transcript(id, "vtt"))).startsWith("WEBVTT").contains("solenodon");
    assertThat(object(ObjectKey.transcript(id, "srt"))).startsWith("1\n").contains("solenodon");
  }

  @Test
  void aCaptionFileIsTakenByTypeAndByExtension() {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");

    Answer vtt = send(owner, path(id) + "?language=fr", "text/vtt; charset=utf-8", VTT);
    assertThat(vtt.data().path("transcript_text").asString()).isEqualTo("Bonjour & merci A demain");
    assertThat(vtt.data().path("language").asString()).isEqualTo("fr");
    assertThat(vtt.data().path("source").asString()).isEqualTo("upload");

    String srt = "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hola</i>\r\n\r\n";
    assertThat(text(send(owner, path(id), "application/x-subrip", srt))).isEqualTo("Hola");
    assertThat(text(send(owner, path(id) + ".vtt", "application/octet-stream", VTT)))
        .isEqualTo("Bonjour & merci A demain");
    assertThat(text(send(owner, path(id) + ".srt", "text/plain", srt))).isEqualTo("Hola");
    String named = VTT.replace("WEBVTT\n", "WEBVTT\nLanguage: pt-br\n");
    assertThat(send(owner, path(id), "text/vtt", named).data().path("language").asString())
        .isEqualTo("pt-BR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"segments": []}                                                        | There must be at least one caption with text
          {"segments": [{"start": 0, "end": 1, "text": " "}]}                     | There must be at least one caption with text
          {"segments": [{"start": 2, "end": 2, "text": "a"}]}                     | segments[0]: the end must come after the start
          {"segments": [{"start": 2, "end": 3, "text": "a"}, {"start": 1, "end": 3, "text": "b"}]} | segments[1]: it starts before the caption above; they must be in the order of their starts
          {"segments": [{"start": 2, "end": 15.5, "text": "a"}]}                  | segments[0]: it ends after the video, which lasts 10.0 s
          {"segments": [{"start": -1, "end": 1, "text": "a"}]}                    | segments[0].start must be a number of seconds, 0 or more
          {"segments": [{"start": 0, "end": 1e999, "text": "a"}]}                 | segments[0].end must be a number of seconds, 0 or more
          {"segments": [{"start": 0, "end": "1", "text": "a"}]}                   | segments[0].end must be a number of seconds, 0 or more
          {"segments": [{"start": 0, "end": 1, "text": 7}]}                       | segments[0].text must be a text
          {"segments": [{"start": 0, "end": 1, "text": "a\\u0000b"}]}             | segments[0]: the text must not have control characters
          {"segments": [{"start": 0, "end": 1, "text": "a\\u001b[31m"}]}          | segments[0]: the text must not have control characters
          {"segments": [{"start": 0, "end": 1, "text": "a\\ud83d"}]}              | segments[0]: the text must not have control characters
          {"segments": [{"start": 0, "end": 1, "text": "a", "style": 1}]}         | segments[0].style is not a known field
          {"segments": [7]}                                                       | segments[0].start must be a number of seconds, 0 or more
          {"segments": {}}                                                        | segments must be a list
          {"text": "a", "segments": []}                                           | text is not a known field
          {"language": "not a tag", "segments": [{"start": 0, "end": 1, "text": "a"}]} | language must be a BCP 47 tag such as en or pt-BR
          {"language": 1, "segments": []}                                         | language must be a text
          {"segments":                                                            | The body is not valid JSON
          [1]                                                                     | The body must be a JSON object
          """)
  void whatMayNotBeInAnEditIsNamed(String body, String fault) {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");

    assertInvalid(send(owner, path(id), "application/json", body), fault);
    assertThat(text(owner.get(path(id)))).isEqualTo("Guten Tag.");
  }

  @Test
  void whatMayNotBeInACaptionFileIsNamedByItsLine() {
    Visitor owner = newUser();
    String path = path(transcribed(owner, "ready"));

    assertInvalid(send(owner, path, "text/vtt", "WEBVTT\n"), "There must be at least one caption");
    assertInvalid(send(owner, path, "text/vtt", "1\n"), "Line 1: a WebVTT file must begin with");
    assertInvalid(
        send(owner, path, "text/vtt", "WEBVTT\n\nx\n00:01.000 -> 00:02.000\nHi"),
        "Line 4: expected two times such as 00:00:01.000 --> 00:00:04.000, found");
    assertInvalid(
        send(owner, path, "text/vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\nHi"),
        "Line 3: the end must come after the start");
    assertInvalid(
        send(owner, path, "text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na&#0;b"),
        "Line 3: the text must not have control characters");
    assertInvalid(
        send(
            owner,
            path,
            "application/x-subrip",
            "1\n00:00:01,0 --> 00:00:02,0\n" + "x".repeat(2001)),
        "Line 2: the text must have at most 2000 characters");
    assertInvalid(
        send(owner, path, "text/vtt", "WEBVTT\n\nÄ", StandardCharsets.ISO_8859_1),
        "Line 3: the file must be UTF-8");
    assertInvalid(
        send(owner, path, "text/vtt", VTT, StandardCharsets.UTF_16), "Line 1: the file is UTF-16");
  }

  @Test
  void aHundredFaultsAreNotAllTold() {
    Visitor owner = newUser();
    List<Map<String, Object>> wrong = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wrong.add(segment(2, 1, "a"));
    }

    Answer answer =
        owner.sendJson("PUT", path(transcribed(owner, "ready")), Map.of("segments", wrong));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").size()).isEqualTo(20);
  }

  @Test
  void otherTypesAndTooManyBytesAreRefused() {
    Visitor owner = newUser();
    String path = path(transcribed(owner, "ready"));

    assertProblem(send(owner, path, "text/html", VTT), 415, "unsupported-media-type");
    assertProblem(
        send(owner, path, "text/vtt; charset=utf-16", VTT), 415, "unsupported-media-type");
    String large = VTT + "NOTE " + "x".repeat(5 << 20);
    assertProblem(send(owner, path, "text/vtt", large), 413, "transcript-too-large");
    InputStream chunked = new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8));
    assertProblem(
        owner.send(
            "PUT", path, BodyPublishers.ofInputStream(() -> chunked), "Content-Type", "text/vtt"),
        413,
        "transcript-too-large");
  }

  @Test
  void onlyTheOwnerChangesItAndSeesWhatItWas() {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    VideoId secret = transcribed(newUser(), "summarizing");
    Visitor other = newUser();
    edit(owner, id, segment(0, 1, "Mine."));

    for (VideoId video : List.of(id, secret)) {
      int status = video.equals(id) ? 403 : 404;
      assertThat(edit(other, video, segment(0, 1, "Yours.")).status()).isEqualTo(status);
      assertThat(send(other, path(video) + ".vtt", "text/vtt", VTT).status()).isEqualTo(status);
      assertThat(other.get(path(video) + "/versions").status()).isEqualTo(status);
      assertThat(other.get(path(video) + "/versions/1").status()).isEqualTo(status);
      assertThat(post(other, path(video) + "/versions/1/restore").status()).isEqualTo(status);
      assertThat(post(other, "/api/v1/videos/" + video + "/summary").status()).isEqualTo(status);
    }
    assertThat(edit(visitor(), id, segment(0, 1, "Yours.")).status()).isEqualTo(401);
    assertThat(text(owner.get(path(id)))).isEqualTo("Mine.");
  }

  @Test
  void aClientThatSaysWhatItHasSeenOverwritesNothingElse() {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    String seen = owner.get(path(id)).header("ETag");

    assertThat(put(owner, id, "First.", seen).status()).isEqualTo(200);
    assertProblem(put(owner, id, "Second.", seen), 412, "transcript-changed");
    assertProblem(put(owner, id, "Second.", "\"v9-x.json\""), 412, "transcript-changed");
    assertThat(text(owner.get(path(id)))).isEqualTo("First.");
    String captions = owner.get(path(id) + ".vtt").header("ETag");
    assertThat(put(owner, id, "Third.", "\"other\", " + captions).status()).isEqualTo(200);
    assertThat(put(owner, id, "Fourth.", "*").status()).isEqualTo(200);
  }

  @Test
  void aVersionIsKeptReadAndRestored() {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    assertThat(owner.get(path(id) + "/versions").data().path("versions").size()).isZero();

    edit(owner, id, segment(0, 1, "Second."));
    edit(owner, id, segment(0, 1, "Third."));
    edit(owner, id, segment(0, 1, "Third."));

    JsonNode versions = owner.get(path(id) + "/versions").data().path("versions");
    assertThat(versions.valueStream().map(one -> one.path("source").asString()))
        .containsExactly("edit", "edit", "speech");
    assertThat(versions.valueStream().map(one -> one.path("current").booleanValue()))
        .containsExactly(true, false, false);
    assertThat(versions.path(0).path("user_id").intValue()).isEqualTo(owner.userId());
    assertThat(versions.path(2).path("user_id").isNull()).isTrue();
    assertThat(versions.path(0).propertyNames()).doesNotContain("path");
    assertThat(text(owner.get(path(id) + "/versions/1"))).isEqualTo("Guten Tag.");
    assertThat(text(owner.get(path(id) + "/versions/2"))).isEqualTo("Second.");

    Answer restored = post(owner, path(id) + "/versions/1/restore");

    assertThat(text(restored)).isEqualTo("Guten Tag.");
    assertThat(restored.data().path("version").intValue()).isEqualTo(4);
    JsonNode newest = owner.get(path(id) + "/versions").data().path("versions").path(0);
    assertThat(newest.path("restored_from").intValue()).isEqualTo(1);
    assertThat(newest.path("source").asString()).isEqualTo("speech");
    assertProblem(post(owner, path(id) + "/versions/9/restore"), 404, "no-such-version");
    assertProblem(owner.get(path(id) + "/versions/0"), 404, "no-such-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "queued", "running", "retrying"})
  void nobodyEditsWhatIsJustBeingTranscribed(String state) {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "transcribing");
    step(id, "transcribe", state);

    assertProblem(edit(owner, id, segment(0, 1, "Early.")), 409, "transcript-under-way");
    assertThat(versionObjects(id)).isEmpty();
    assertThat(owner.get(path(id) + "/versions").data().path("versions").size()).isZero();
  }

  @Test
  void captionsTakeThePlaceOfATranscriptionThatFailed() {
    Visitor owner = newUser();
    VideoId id = rows().video(owner.userId(), "Unheard", "failed");
    step(id, "transcode", "done");
    step(id, "transcribe", "failed");
    step(id, "summarize", "pending");
    step(id, "index", "pending");

    Answer answer = send(owner, path(id), "text/vtt", VTT);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data().path("version").intValue()).isEqualTo(1);
    JsonNode status = owner.get("/api/v1/videos/" + id + "/status").data();
    assertThat(status.path("status").asString()).isEqualTo("summarizing");
    assertThat(rows().eventsOf(id)).hasSize(1);
    assertThat(rows().eventsOf(id).getFirst().get("payload").toString())
        .contains("\"snippetCount\": 2", "transcripts/" + id + "/versions/");
  }

  @Test
  void aNewTranscriptionIsAVersionAndLeavesAnEditAlone() throws Exception {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    edit(owner, id, segment(0, 1, "By hand."));

    ObjectKey holds = recognizeAgain(id, "Heard anew.");

    assertThat(text(owner.get(path(id)))).isEqualTo("By hand.");
    assertThat(documents.transcript(id, holds).fullText()).isEqualTo("By hand.");
    assertThat(text(owner.get(path(id) + "/versions/3"))).isEqualTo("Heard anew.");
    Eventually.isTrue(() -> object(ObjectKey.transcript(id, "json")).contains("By hand."));

    post(owner, path(id) + "/versions/3/restore");
    recognizeAgain(id, "Heard a third time.");

    assertThat(text(owner.get(path(id)))).isEqualTo("Heard a third time.");
    Eventually.isTrue(() -> object(ObjectKey.transcript(id, "json")).contains("a third time"));
  }

  private ObjectKey recognizeAgain(VideoId id, String text) {
    SpokenTranscripts.Stored stored = spoken.store(transcript(id, text));
    return transactions.execute(status -> spoken.record(id, stored));
  }

  @Test
  void aSummaryIsAskedForByTheEventThatFollowsATranscription() {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    rows().summary(id, "Old.");
    edit(owner, id, segment(0, 1, "New words."));
    step(id, "summarize", "done");

    Answer answer = post(owner, "/api/v1/videos/" + id + "/summary");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("status_code").intValue()).isEqualTo(202);
    assertThat(rows().eventsOf(id)).hasSize(1);
    Map<String, Object> event = rows().eventsOf(id).getFirst();
    assertThat(event.get("topic").toString()).endsWith("video.transcribed");
    assertThat(event.get("payload").toString()).contains(versionObjects(id).getLast());

    database.sql("update video_steps set state = 'running' where video_id = " + id).update();
    assertProblem(post(owner, "/api/v1/videos/" + id + "/summary"), 409, "summary-under-way");
    assertThat(rows().eventsOf(id)).hasSize(1);
    VideoId silent = rows().video(owner.userId(), "Silent", "transcribing");
    assertProblem(
        post(owner, "/api/v1/videos/" + silent + "/summary"), 404, "transcript-not-ready");
  }

  @Test
  void ofManyEditsAtOnceNoneIsLost() throws Exception {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    List<Callable<Answer>> edits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String text = "Edit " + i;
      edits.add(() -> edit(owner, id, segment(0, 1, text)));
    }

    long accepted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Answer> answer : threads.invokeAll(edits)) {
        assertThat(answer.get().status()).isIn(200, 409);
        accepted += answer.get().status() == 200 ? 1 : 0;
      }
    }

    JsonNode versions = owner.get(path(id) + "/versions").data().path("versions");
    assertThat(accepted).isPositive();
    assertThat(versions.size()).isEqualTo((int) accepted + 1);
    assertThat(text(owner.get(path(id) + "/versions/1"))).isEqualTo("Guten Tag.");
    assertThat(text(owner.get(path(id))))
        .isEqualTo(text(owner.get(path(id) + "/versions/" + versions.size())));
    Eventually.isTrue(
        () -> object(ObjectKey.transcript(id, "json")).contains(text(owner.get(path(id)))));
  }

  @Test
  void versionsGoWithTheirVideo() throws Exception {
    Visitor owner = newUser();
    VideoId id = transcribed(owner, "ready");
    edit(owner, id, segment(0, 1, "Going."));
    List<String> objects = versionObjects(id);
    assertThat(objects).hasSize(2).allMatch(key -> store.find(new ObjectKey(key)).isPresent());

    owner.send("DELETE", "/api/v1/videos/" + id, BodyPublishers.noBody());

    assertThat(versionObjects(id)).isEmpty();
    assertThat(owner.get(path(id) + "/versions").status()).isEqualTo(404);
    Eventually.isTrue(
        () -> objects.stream().allMatch(key -> store.find(new ObjectKey(key)).isEmpty()));
  }

  private List<String> versionObjects(VideoId id) {
    return database
        .sql("select path from transcript_versions where video_id = :id order by version")
        .param("id", id.value())
        .query(String.class)
        .list();
  }

  private void step(VideoId id, String step, String state) {
    database
        .sql("insert into video_steps (video_id, step, state) values (:id, :step, :state)")
        .params(Map.of("id", id.value(), "step", step, "state", state))
        .update();
  }

  private VideoId transcribed(Visitor owner, String status) {
    VideoId id = rows().video(owner.userId(), "Spoken", status);
    rows().transcript(id, "Guten Tag.", 10);
    documents.put(transcript(id, "Guten Tag."));
    return id;
  }

  private static Transcript transcript(VideoId id, String text) {
    return new Transcript(
        id, text, "de", 10.0, "test", List.of(new Segment(0, 1.0, 2.5, text)), Instant.EPOCH);
  }

  private List<JsonNode> found(Visitor user, String words) {
    return user.get("/api/v1/videos/search?q=" + words).data().path("items").valueStream().toList();
  }

  private static double firstMoment(List<JsonNode> found) {
    return found.getFirst().path("moments").path(0).path("start").doubleValue();
  }

  private String object(ObjectKey key) {
    try (InputStream in = store.open(key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SafeVarargs
  private static Answer edit(Visitor user, VideoId id, Map<String, Object>... segments) {
    return user.sendJson("PUT", path(id), Map.of("segments", List.of(segments)));
  }

  private static Map<String, Object> segment(double start, double end, String text) {
    return Map.of("start", start, "end", end, "text", text);
  }

  private static Answer put(Visitor user, VideoId id, String text, String ifMatch) {
    String body = "{\"segments\": [{\"start\": 0, \"end\": 1, \"text\": \"" + text + "\"}]}";
    return user.send(
        "PUT",
        path(id),
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        ifMatch);
  }

  private static Answer send(Visitor user, String path, String type, String body) {
    return send(user, path, type, body, StandardCharsets.UTF_8);
  }

  private static Answer send(Visitor user, String path, String type, String body, Charset charset) {
    return user.send("PUT", path, BodyPublishers.ofString(body, charset), "Content-Type", type);
  }

  private static Answer post(Visitor user, String path) {
    return user.send("POST", path, BodyPublishers.noBody());
  }

  private static String text(Answer answer) {
    return answer.data().path("transcript_text").asString();
  }

  private static String path(VideoId id) {
    return "/api/v1/videos/" + id + "/transcript";
  }

  private static void assertInvalid(Answer answer, String fault) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString()).startsWith(fault);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:reelwise:problem:" + slug);
  }
}
