package dev.reelwise.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.docs.ApiDocument.Operation;
import dev.reelwise.api.docs.Contract.Call;
import dev.reelwise.api.index.VideoDocuments;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.DirectFile;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Every operation answers as the document says, in each way that it can, and with every field that
 * older clients read. An operation or a problem that nothing here provokes is a failure.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ContractTest extends ApiTest {

  private static final int NOBODY = 2_000_000_000;
  private static final String PASSWORD = Visitor.PASSWORD;

  @Autowired private GeneratedDocument generated;
  @Autowired private Tables tables;
  @Autowired private ObjectStore store;
  @Autowired private Documents documents;
  @Autowired private VideoDocuments rowsToIndex;
  @Autowired private VideoIndex index;

  private final Examples examples = new Examples();
  private Contract contract;
  private Visitor owner;
  private Visitor other;
  private Visitor admin;
  private VideoId video;
  private VideoId fresh;

  @BeforeAll
  void prepare() {
    owner = newUser();
    other = newUser();
    admin = newAdmin();
    contract = new Contract(generated.of(owner, examples));
    fresh = rows().video(owner.userId(), "A fresh upload", "transcoding");
    video = rows().video(owner.userId(), "How bridges carry numbats", "ready");
    rows().variant(video, "720p", 1280, 720);
    rows().summary(video, "Bridges carry numbats one at a time.");
    rows().transcript(video, "The old stone bridge carries one numbat at a time.", 4);
    documents.put(
        new Transcript(
            video,
            "The old stone bridge carries one numbat at a time.",
            "en",
            4.0,
            "moonshine-base",
            List.of(
                new Segment(0, 0.5, 3.75, "The old stone bridge carries one numbat at a time.")),
            Instant.parse("2026-03-01T12:00:00Z")));
    store.put(ObjectKey.variant(video, "720p"), "0123456789".getBytes(), "video/mp4");
    store.put(
        ObjectKey.playlist(video, "720p"),
        """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:4
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXT-X-MAP:URI="720p.mp4",BYTERANGE="4@0"
        #EXTINF:4.000,
        #EXT-X-BYTERANGE:6@4
        720p.mp4
        #EXT-X-ENDLIST
        """
            .getBytes(),
        "application/vnd.apple.mpegurl");
    index.put(rowsToIndex.of(video).orElseThrow());
  }

  private Call call(String operation) {
    return contract.call(owner, operation);
  }

  private Call anybody(String operation) {
    return contract.call(visitor(), operation);
  }

  private Call stranger(String operation) {
    return contract.call(other, operation);
  }

  /** Checks the answer, and that older clients find what they read. */
  private JsonNode data(String operation, Answer answer) {
    return Promised.by(operation).in(answer.data());
  }

  @Test
  void accounts() {
    Map<String, Object> form =
        Map.of(
            "name",
            "Ada Lovelace",
            "email",
            UUID.randomUUID() + "@example.org",
            "password",
            PASSWORD);
    Map<String, Object> credentials = Map.of("email", form.get("email"), "password", PASSWORD);
    data("signUp", anybody("signUp").json(form).answers(201));
    anybody("signUp").json(form).isRefused("email-taken");
    JsonNode tokens = data("logIn", anybody("logIn").json(credentials).answers(200));
    anybody("logIn")
        .json(Map.of("email", form.get("email"), "password", "a wrong one"))
        .isRefused("wrong-credentials");
    data("checkEmail", anybody("checkEmail").json(Map.of("email", form.get("email"))).answers(200));

    Map<String, Object> refresh = Map.of("refresh_token", tokens.path("refresh_token").asString());
    JsonNode next = anybody("refreshTokens").json(refresh).answers(200).data();
    anybody("refreshTokens").json(refresh).isRefused("invalid-refresh-token");
    assertThat(next.path("access_token").asString()).isNotEmpty();

    JsonNode again = anybody("logIn").json(credentials).answers(200).data();
    Visitor user = visitor().with(again.path("access_token").asString());
    data("getMyAccount", contract.call(user, "getMyAccount").answers(200));
    data("getMyAccountInfo", contract.call(user, "getMyAccountInfo").answers(200));
    contract.call(user, "replaceMyName").json(Map.of("name", "Ada King")).answers(200);
    contract.call(user, "changeMyName").json(Map.of("name", "Ada")).answers(200);
    Map<String, Object> change =
        Map.of("current_password", PASSWORD, "new_password", "another horse");
    Map<String, Object> wrong =
        Map.of("current_password", "not it", "new_password", "another horse");
    contract.call(user, "changeMyPassword").json(wrong).isRefused("wrong-password");
    JsonNode changed = contract.call(user, "changeMyPassword").json(change).answers(200).data();
    user = visitor().with(changed.path("access_token").asString());
    contract
        .call(user, "deleteMyAccount")
        .json(Map.of("password", "not it"))
        .isRefused("wrong-password");
    contract.call(user, "deleteMyAccount").json(Map.of("password", "another horse")).answers(200);

    contract.call(newUser(), "logOut").answers(200);
  }

  @Test
  void uploadsInOneRequest() {
    Upload upload =
        new Upload()
            .field("title", "A walk")
            .field("description", "By the sea")
            .file("walk.mp4", "bytes");
    data("uploadVideo", call("uploadVideo").answers(201, upload.body(), Upload.TYPE));
    call("uploadVideo")
        .isRefused("empty-file", new Upload().file("walk.mp4", "").body(), Upload.TYPE);
    call("uploadVideo")
        .isRefused(
            "broken-upload", new Upload().file("walk.mp4", "bytes").withoutEnd(), Upload.TYPE);
    call("uploadVideo")
        .isRefused("invalid-request", new Upload().field("title", "No file").body(), Upload.TYPE);
    call("uploadVideo")
        .isRefused("unsupported-media-type", BodyPublishers.ofString("{}"), "application/json");
    call("uploadVideo").isRefusedBeforeItComes("file-too-large", Upload.TYPE, 3L << 30);
  }

  @Test
  void uploadsInParts() {
    Map<String, Object> start =
        new HashMap<>(Map.of("filename", "walk.mp4", "content_type", "video/mp4"));
    JsonNode started = data("startUpload", call("startUpload").json(start).answers(201));
    start.put("size_bytes", 1L << 60);
    call("startUpload").json(start).isRefused("file-too-large");
    Map<String, Object> ids =
        Map.of(
            "upload_id",
            started.path("upload_id").asString(),
            "key",
            started.path("key").asString());
    data("presignPart", call("presignPart").json(and(ids, "part_number", 1)).answers(201));
    String etag = sent(ids);
    List<Map<String, Object>> parts = List.of(Map.of("PartNumber", 1, "ETag", etag));
    with(call("listParts"), ids).answers(200);
    call("saveUpload")
        .json(Map.of("title", "A walk", "key", ids.get("key")))
        .isRefused("upload-not-complete");
    call("completeUpload")
        .json(and(ids, "parts", List.of(Map.of("PartNumber", 1, "ETag", "\"other\""))))
        .isRefused("wrong-parts");
    data("completeUpload", call("completeUpload").json(and(ids, "parts", parts)).answers(201));
    call("presignPart").json(and(ids, "part_number", 2)).isRefused("upload-completed");
    with(call("listParts"), ids).isRefused("upload-completed");
    data(
        "saveUpload",
        call("saveUpload")
            .json(Map.of("title", "A walk", "description", "By the sea", "key", ids.get("key")))
            .answers(201));
    call("abortUpload").json(ids).isRefused("upload-saved");

    Map<String, Object> picture =
        Map.of("filename", "walk.png", "content_type", "image/png", "video_id", video.value());
    data("presignThumbnail", call("presignThumbnail").json(picture).answers(201));
    stranger("presignThumbnail").json(picture).isRefused("not-the-owner");
    call("presignThumbnail").json(and(picture, "video_id", NOBODY)).isRefused("video-not-found");
  }

  @Test
  void uploadsThatEndOtherwise() {
    DirectFile file = DirectFile.started(owner, "walk.mp4");
    Map<String, Object> ids = Map.of("upload_id", file.uploadId(), "key", file.key());
    List<Map<String, Object>> parts = List.of(Map.of("PartNumber", 1, "ETag", "\"x\""));
    stranger("presignPart").json(and(ids, "part_number", 1)).isRefused("upload-not-found");
    with(stranger("listParts"), ids).isRefused("upload-not-found");
    stranger("completeUpload").json(and(ids, "parts", parts)).isRefused("upload-not-found");
    stranger("saveUpload").json(Map.of("key", file.key())).isRefused("upload-not-found");
    stranger("abortUpload").json(ids).isRefused("upload-not-found");
    data("abortUpload", call("abortUpload").json(ids).answers(200));
    call("presignPart").json(and(ids, "part_number", 1)).isRefused("upload-ended");
    with(call("listParts"), ids).isRefused("upload-ended");
    call("completeUpload").json(and(ids, "parts", parts)).isRefused("upload-ended");
    call("saveUpload").json(Map.of("key", file.key())).isRefused("upload-ended");
    DirectFile empty = DirectFile.started(owner, "empty.mp4");
    empty.send(1, new byte[0]);
    List<Map<String, Object>> nothing =
        List.of(
            Map.of(
                "PartNumber",
                1,
                "ETag",
                empty.parts().data().path("parts").path(0).path("ETag").asString()));
    call("completeUpload")
        .json(Map.of("upload_id", empty.uploadId(), "key", empty.key(), "parts", nothing))
        .isRefused("empty-file");
  }

  private String sent(Map<String, Object> ids) {
    JsonNode place = call("presignPart").json(and(ids, "part_number", 1)).answers(201).data();
    return DirectFile.put(
            URI.create(place.path("presigned_url").asString()), "some bytes".getBytes())
        .headers()
        .firstValue("ETag")
        .orElseThrow();
  }

  @Test
  void videos() throws InterruptedException {
    data("listVideos", call("listVideos").with("page", 1).with("limit", 10).answers(200));
    call("listVideos").with("cursor", "nonsense").isRefused("invalid-request");
    call("listVideos").with("cursor", "").with("limit", 1).answers(200);
    data("getVideo", call("getVideo").with("id", video).answers(200));
    data("getVideoInfo", call("getVideoInfo").with("id", video).answers(200));
    data("getVideoStatus", call("getVideoStatus").with("id", fresh).answers(200));
    rows().change(fresh, "transcoding", "user-" + owner.userId(), null);
    data("listMyProcessing", call("listMyProcessing").with("include_completed", true).answers(200));

    VideoId own = rows().video(owner.userId(), "To be changed", "ready");
    call("describeVideo")
        .with("id", own)
        .json(Map.of("title", "A walk", "description", "By the sea"))
        .answers(200);
    call("changeVideo")
        .with("id", own)
        .json(Map.of("title", "A long walk", "tags", List.of("sea"), "visibility", "unlisted"))
        .answers(200);
    stranger("describeVideo")
        .with("id", own)
        .json(Map.of("title", "Mine"))
        .isRefused("not-the-owner");
    stranger("changeVideo")
        .with("id", own)
        .json(Map.of("title", "Mine"))
        .isRefused("not-the-owner");
    call("retryVideo").with("id", own).isRefused("nothing-to-retry");
    stranger("retryVideo").with("id", own).isRefused("not-the-owner");
    stranger("deleteVideo").with("id", own).isRefused("not-the-owner");
    data("deleteVideo", call("deleteVideo").with("id", own).answers(200));

    Answer sent = new Upload().file("failed.mp4", "no video").by(owner);
    VideoId failed = new VideoId(sent.data().path("id").asInt());
    rows().stepFails(failed, "transcode", "This file has no video");
    call("retryVideo").with("id", failed).answers(200);
    call("cancelVideo").with("id", failed).answers(200);
    call("cancelVideo").with("id", video).isRefused("nothing-to-cancel");
    stranger("cancelVideo").with("id", video).isRefused("not-the-owner");
  }

  @Test
  void whatIsSaid() {
    data("getTranscript", call("getTranscript").with("id", video).answers(200));
    for (String type : List.of("text/vtt", "application/x-subrip", "text/plain")) {
      call("getTranscript").with("id", video).header("Accept", type).answers(200);
    }
    for (String one :
        List.of("getTranscriptJson", "getTranscriptVtt", "getTranscriptSrt", "getTranscriptText")) {
      call(one).with("id", video).answers(200);
      call(one).with("id", fresh).isRefused("transcript-not-ready");
    }
    call("getTranscript").with("id", fresh).isRefused("transcript-not-ready");
  }

  @Test
  void statusStreams() {
    VideoId done = rows().video(owner.userId(), "Done", "transcoding");
    rows().change(done, "ready", "reelwise-api", null);
    String token = token(owner, done);
    Answer messages =
        anybody("followVideoStatus").with("id", done).with("token", token).answers(200);
    List<String> ids = messages.text().lines().filter(line -> line.startsWith("id: ")).toList();
    anybody("followVideoStatus")
        .with("id", done)
        .with("token", token)
        .header("Last-Event-ID", ids.getLast().substring(4))
        .answers(204);
    List<String> data = messages.text().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(data).hasSizeGreaterThan(1);
    for (String one : data) {
      JsonNode message = Yaml.read(one.substring(6));
      assertThat(contract.faults(schema("StatusMessage"), message)).as(one).isEmpty();
      Promised.by("followVideoStatus").in(message);
    }
    anybody("followVideoStatus")
        .with("id", done)
        .with("token", "none")
        .isRefused("stream-token-refused");
    anybody("followVideoStatus")
        .with("id", done)
        .with("token", other.token())
        .isRefused("not-the-owner");
    anybody("followVideoStatus")
        .with("id", NOBODY)
        .with("token", owner.token())
        .isRefused("video-not-found");
    anybody("followVideoStatus").with("id", "x").with("token", token).isRefused("invalid-request");
  }

  private JsonNode schema(String name) {
    return generated.of(owner, examples).root().path("components").path("schemas").path(name);
  }

  private static String token(Visitor owner, VideoId video) {
    return owner.get("/api/v1/videos/" + video + "/status").data().path("stream_token").asString();
  }

  @Test
  void playback() {
    JsonNode watch = data("watchVideo", call("watchVideo").with("id", video).answers(200));
    call("watchVideo").with("id", fresh).isRefused("nothing-to-play");
    String token = watch.path("url").asString().replaceFirst(".*token=", "");
    for (String one :
        List.of("getMasterPlaylist", "getVariantPlaylist", "getCaptionsPlaylist", "getCaptions")) {
      Call call = anybody(one).with("id", video).with("token", token);
      (one.equals("getVariantPlaylist") ? call.with("resolution", "720p") : call).answers(200);
      Call refused =
          anybody(one).with("id", video).with("resolution", "720p").with("token", "none");
      refused.isRefused("playback-token-refused");
      anybody(one)
          .with("id", "x")
          .with("resolution", "720p")
          .with("token", token)
          .isRefused("invalid-request");
    }
    anybody("getVariantPlaylist")
        .with("id", video)
        .with("resolution", "9p")
        .with("token", token)
        .isRefused("no-such-variant");
    VideoId silent = rows().video(owner.userId(), "Silent", "ready");
    rows().variant(silent, "720p", 1280, 720);
    String mute = call("watchVideo").with("id", silent).answers(200).data().path("url").asString();
    token = mute.replaceFirst(".*token=", "");
    anybody("getCaptionsPlaylist")
        .with("id", silent)
        .with("token", token)
        .isRefused("no-such-variant");
    anybody("getCaptions")
        .with("id", silent)
        .with("token", token)
        .isRefused("transcript-not-ready");
    owner.send("DELETE", "/api/v1/videos/" + silent, BodyPublishers.noBody());
    for (String one :
        List.of("getMasterPlaylist", "getVariantPlaylist", "getCaptionsPlaylist", "getCaptions")) {
      Call call = anybody(one).with("id", silent).with("token", token);
      call.with("resolution", "720p").isRefused("video-not-found");
    }
  }

  @Test
  void search() {
    JsonNode found =
        data(
            "searchVideos",
            call("searchVideos").with("q", "numbat").with("limit", 10).answers(200));
    assertThat(found.path("items").path(0).path("moments")).isNotEmpty();
    call("searchVideos").with("q", "numbat").with("cursor", "nonsense").isRefused("invalid-cursor");
    data(
        "suggestTitles", call("suggestTitles").with("q", "how brid").with("limit", 5).answers(200));
  }

  @Test
  void comments() {
    JsonNode first = comment(owner, Map.of("content", "What a bridge!"));
    JsonNode reply =
        comment(other, Map.of("content", "Indeed.", "parent_id", first.path("id").asInt()));
    int id = reply.path("id").asInt();
    data(
        "listComments",
        call("listComments").with("id", video).with("page", 1).with("limit", 10).answers(200));
    Call edit = stranger("editComment").with("id", video).with("commentId", id);
    data("editComment", edit.json(Map.of("content", "Indeed!")).answers(200));
    data("likeComment", call("likeComment").with("id", video).with("commentId", id).answers(201));
    Map<String, Object> said = Map.of("content", "Mine now");
    call("editComment")
        .with("id", video)
        .with("commentId", id)
        .json(said)
        .isRefused("not-the-author");
    stranger("deleteComment")
        .with("id", video)
        .with("commentId", first.path("id").asInt())
        .isRefused("not-the-author");
    call("writeComment")
        .with("id", video)
        .json(and(said, "parent_id", NOBODY))
        .isRefused("comment-not-found");
    call("editComment")
        .with("id", video)
        .with("commentId", NOBODY)
        .json(said)
        .isRefused("comment-not-found");
    call("deleteComment")
        .with("id", video)
        .with("commentId", NOBODY)
        .isRefused("comment-not-found");
    call("likeComment").with("id", video).with("commentId", NOBODY).isRefused("comment-not-found");
    data(
        "deleteComment",
        stranger("deleteComment").with("id", video).with("commentId", id).answers(200));
  }

  private JsonNode comment(Visitor author, Map<String, Object> said) {
    return data(
        "writeComment",
        contract.call(author, "writeComment").with("id", video).json(said).answers(201));
  }

  @Test
  void editedTranscripts() {
    VideoId own = rows().video(owner.userId(), "Spoken", "ready");
    rows().transcript(own, "Hello there.", 4);
    documents.put(
        new Transcript(
            own,
            "Hello there.",
            "en",
            4.0,
            "moonshine-base",
            List.of(new Segment(0, 0.5, 3.75, "Hello there.")),
            Instant.parse("2026-03-01T12:00:00Z")));
    Map<String, Object> edit =
        Map.of(
            "language",
            "en",
            "segments",
            List.of(Map.of("start", 0.5, "end", 3.75, "text", "Hello.")));
    String vtt = "WEBVTT\n\n00:00:00.500 --> 00:00:03.750\nHello.\n";
    String srt = "1\n00:00:00,500 --> 00:00:03,750\nHello.\n";
    for (String one : List.of("replaceTranscript", "replaceTranscriptJson")) {
      call(one).with("id", own).json(edit).answers(200);
      stranger(one).with("id", own).json(edit).isRefused("not-the-owner");
    }
    call("replaceTranscriptVtt")
        .with("id", own)
        .answers(200, BodyPublishers.ofString(vtt), "text/vtt");
    stranger("replaceTranscriptVtt")
        .with("id", own)
        .isRefused("not-the-owner", BodyPublishers.ofString(vtt), "text/vtt");
    call("replaceTranscriptVtt")
        .with("id", own)
        .isRefused("invalid-request", BodyPublishers.ofString("no captions"), "text/vtt");
    String type = "application/x-subrip";
    call("replaceTranscriptSrt").with("id", own).answers(200, BodyPublishers.ofString(srt), type);
    stranger("replaceTranscriptSrt")
        .with("id", own)
        .isRefused("not-the-owner", BodyPublishers.ofString(srt), type);
    call("replaceTranscriptSrt")
        .with("id", own)
        .isRefused("invalid-request", BodyPublishers.ofString("no captions"), type);
    call("replaceTranscript")
        .with("id", own)
        .isRefused("unsupported-media-type", BodyPublishers.ofString("a=b"), "text/csv");
    call("listTranscriptVersions").with("id", own).answers(200);
    stranger("listTranscriptVersions").with("id", own).isRefused("not-the-owner");
    call("getTranscriptVersion").with("id", own).with("version", 1).answers(200);
    call("getTranscriptVersion").with("id", own).with("version", 99).isRefused("no-such-version");
    stranger("getTranscriptVersion").with("id", own).with("version", 1).isRefused("not-the-owner");
    call("restoreTranscriptVersion").with("id", own).with("version", 1).answers(200);
    call("restoreTranscriptVersion")
        .with("id", own)
        .with("version", 99)
        .isRefused("no-such-version");
    stranger("restoreTranscriptVersion")
        .with("id", own)
        .with("version", 1)
        .isRefused("not-the-owner");
    rows().doneSteps(own);
    call("requestSummary").with("id", own).answers(202);
    stranger("requestSummary").with("id", own).isRefused("not-the-owner");
  }

  @Test
  void imports() {
    Map<String, Object> wanted = Map.of("url", "http://127.77.0.1:9/walk.mp4", "title", "A walk");
    int id = call("importVideo").json(wanted).answers(202).data().path("id").asInt();
    call("getImport").with("id", id).answers(200);
    call("getImport").with("id", video).isRefused("no-import");
    stranger("getImport").with("id", video).isRefused("not-the-owner");
  }

  @Test
  void multipartAsCompanionDoesIt() {
    call("getUploadForm").with("filename", "walk.mp4").with("type", "video/mp4").answers(200);
    Map<String, Object> start = Map.of("filename", "walk.mp4", "type", "video/mp4");
    JsonNode started = call("startMultipart").json(start).answers(200).json();
    Map<String, Object> ids =
        Map.of(
            "uploadId", started.path("uploadId").asString(), "key", started.path("key").asString());
    JsonNode place = with(call("signMultipartPart"), ids).with("partNumber", 1).answers(200).json();
    with(call("signMultipartParts"), ids).with("partNumbers", List.of(1, 2)).answers(200);
    String etag =
        DirectFile.put(URI.create(place.path("url").asString()), "some bytes".getBytes())
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    with(call("listMultipartParts"), ids).answers(200);
    Map<String, Object> parts = Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", etag)));
    with(stranger("signMultipartPart"), ids).with("partNumber", 1).isRefused("upload-not-found");
    with(stranger("signMultipartParts"), ids)
        .with("partNumbers", "1")
        .isRefused("upload-not-found");
    with(stranger("listMultipartParts"), ids).isRefused("upload-not-found");
    with(stranger("completeMultipart"), ids).json(parts).isRefused("upload-not-found");
    with(stranger("abortMultipart"), ids).isRefused("upload-not-found");
    with(call("completeMultipart"), ids).json(parts).answers(200);
    DirectFile other = DirectFile.started(owner, "walk.mp4");
    call("abortMultipart").with("uploadId", other.uploadId()).with("key", other.key()).answers(200);
    call("signMultipartPart")
        .with("uploadId", "x")
        .with("key", "y")
        .with("partNumber", 0)
        .isRefused("invalid-request");
    for (String one : List.of("signMultipartParts", "listMultipartParts", "abortMultipart")) {
      call(one)
          .with("uploadId", "x")
          .with("key", "")
          .with("partNumbers", 1)
          .isRefused("invalid-request");
    }
    call("getUploadForm").with("filename", "").isRefused("invalid-request");
  }

  @Test
  void signInsByAnIdentityProvider() {
    anybody("getSignInOffer").answers(200);
    anybody("getSignInOffer").header("Accept", "image/png").isRefused("not-acceptable");
    anybody("startSignIn").isRefused("oidc-off");
    anybody("startSignIn").with("return_to", "x".repeat(1_001)).isRefused("invalid-request");
    anybody("finishSignIn").json(Map.of("code", "x")).isRefused("oidc-off");
    call("getMyUsage").answers(200);
  }

  @Test
  void apiKeys() {
    Map<String, Object> wanted = Map.of("name", "A script", "scopes", List.of("read", "upload"));
    JsonNode made = call("makeApiKey").json(wanted).answers(201).data();
    call("makeApiKey").json(and(wanted, "scopes", List.of("admin"))).isRefused("admins-only");
    call("listApiKeys").answers(200);
    call("deleteApiKey").with("id", made.path("id").asInt()).answers(200);
    call("deleteApiKey").with("id", NOBODY).isRefused("api-key-not-found");
  }

  @Test
  void likes() {
    for (String one : List.of("toggleVideoLike", "likeVideo", "unlikeVideo")) {
      call(one).with("id", video).answers(one.startsWith("toggle") ? 201 : 200);
    }
  }

  @Test
  void administration() {
    administrator("listAccounts")
        .with("q", owner.email())
        .with("page", 1)
        .with("limit", 20)
        .answers(200);
    Map<String, Object> change = Map.of("role", "user", "is_active", true);
    administrator("changeAccount").with("id", other.userId()).json(change).answers(200);
    administrator("changeAccount").with("id", admin.userId()).json(change).isRefused("own-account");
    administrator("changeAccount").with("id", NOBODY).json(change).isRefused("account-not-found");
    administrator("listQueues").answers(200);
    Answer sent = new Upload().file("queued.mp4", "no video").by(owner);
    VideoId queued = new VideoId(sent.data().path("id").asInt());
    rows().stepFails(queued, "transcode", "This file has no video");
    administrator("listSteps")
        .with("state", "failed")
        .with("step", "transcode")
        .with("limit", 5)
        .answers(200);
    administrator("getTimeline").with("id", queued).answers(200);
    administrator("getTimeline").with("id", NOBODY).isRefused("video-not-found");
    administrator("pauseQueue").with("step", "summarize").answers(200);
    administrator("resumeQueue").with("step", "summarize").answers(200);
    String letter = "outbox-" + rows().parkedEvent();
    administrator("listDeadLetters").with("limit", 5).answers(200);
    administrator("getDeadLetter").with("id", letter).answers(200);
    administrator("replayDeadLetter").with("id", letter).answers(202);
    String none = "outbox-" + UUID.randomUUID();
    administrator("getDeadLetter").with("id", none).isRefused("dead-letter-not-found");
    administrator("replayDeadLetter").with("id", none).isRefused("dead-letter-not-found");
  }

  private Call administrator(String operation) {
    return contract.call(admin, operation);
  }

  @Test
  void health() {
    for (String one :
        List.of("greet", "greetApi", "checkHealth", "checkReadiness", "checkLiveness")) {
      anybody(one).answers(200);
      anybody(one).header("Accept", "image/png").isRefused("not-acceptable");
    }
  }

  /** What follows from the kind of an operation, for all of them alike. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void whatEveryOperationRefuses() {
    Visitor reader = owner.with(key("read"));
    Visitor uploader = owner.with(key("upload"));
    for (Operation one : contract.operations()) {
      JsonNode sent = contract.captured(one.id()).path("request");
      Object body = sent.isMissingNode() ? null : sent;
      Visitor actor = one.row().isOfAdmins() ? admin : owner;
      boolean reads = one.row().method().equals("GET") && !one.row().isOfAdmins();
      refuses(one, "unauthenticated", visitor(), body);
      refuses(one, "session-required", reader, body);
      refuses(one, "missing-scope", reads ? uploader : reader, body);
      if (one.row().isOfAdmins()) {
        refuses(one, "admins-only", owner, body);
      }
      if (one.refuses("video-not-found") && one.row().access().contains("bearer")) {
        boolean isPlace = one.row().path().contains("{id}");
        if (isPlace) {
          filled(actor, one, NOBODY).json(body).isRefused("video-not-found");
        }
      }
      if (one.refuses("unsupported-media-type") && !one.id().equals("uploadVideo")) {
        filled(actor, one, video.value())
            .isRefused("unsupported-media-type", BodyPublishers.ofString("a=b"), "text/plain");
      }
      if (one.node().path("requestBody").path("content").has("application/json")) {
        filled(actor, one, video.value())
            .json(Map.of("nobody_reads_this", 1))
            .isRefused("invalid-request");
      } else if (one.refuses("invalid-request") && one.row().access().contains("bearer")) {
        refuseOddParameters(one, actor);
      }
    }
  }

  private String key(String scope) {
    Map<String, Object> wanted = Map.of("name", scope, "scopes", List.of(scope));
    return call("makeApiKey").json(wanted).answers(201).data().path("key").asString();
  }

  private void refuses(Operation operation, String slug, Visitor visitor, Object body) {
    if (operation.refuses(slug)) {
      filled(visitor, operation, video.value()).json(body).isRefused(slug);
    }
  }

  private void refuseOddParameters(Operation operation, Visitor actor) {
    if (operation.row().path().startsWith("/api/v1/s3/")) {
      return;
    }
    if (operation.row().path().contains("{")) {
      filled(actor, operation, "x").isRefused("invalid-request");
    } else if (operation.row().method().equals("GET")) {
      contract
          .call(actor, operation.id())
          .with("limit", "x")
          .with("include_completed", "x")
          .isRefused("invalid-request");
    }
  }

  private Call filled(Visitor visitor, Operation operation, Object id) {
    Call call = contract.call(visitor, operation.id());
    for (JsonNode parameter : operation.node().path("parameters")) {
      boolean path = parameter.path("in").asString().equals("path");
      if (path || parameter.path("required").asBoolean()) {
        String name = parameter.path("name").asString();
        call.with(
            name, name.equals("id") ? id : name.endsWith("Id") || name.equals("version") ? 1 : "x");
      }
    }
    return call;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyOperationAnsweredInEachWayThatIsDocumented() throws Exception {
    TreeSet<String> answers = new TreeSet<>();
    TreeSet<String> refusals = new TreeSet<>();
    for (Operation one : contract.operations()) {
      if (!one.row().is("elsewhere")) {
        answers.addAll(one.answers());
      }
      one.problems().stream()
          .filter(slug -> !tables.problem(slug).path("rare").asBoolean(false))
          .filter(slug -> !one.row().names("rarely").contains(slug))
          .forEach(slug -> refusals.add(one.id() + " " + slug));
    }
    if (Published.isUpdate()) {
      contract.captured().forEach(examples::update);
      Published.updateIfAsked(generated.of(owner, examples));
    }

    // A server that is away is another test's business.
    answers.removeIf(one -> one.contains(" 503 "));
    answers.removeAll(contract.answered());
    refusals.removeAll(contract.refused());
    assertThat(answers).as("documented answers that no call here gets").isEmpty();
    assertThat(refusals).as("documented problems that no call here provokes").isEmpty();
    contract
        .captured()
        .forEach(
            (name, real) ->
                assertThat(Examples.shape(examples.named(name)))
                    .as("the example %s; to write it anew: %s", name, Published.COMMAND)
                    .isEqualTo(Examples.shape(real)));
    List<String> faults = new ArrayList<>();
    Contract published = new Contract(generated.of(owner, examples));
    published.operations().forEach(one -> faults.addAll(published.faultsOfExamples(one)));
    assertThat(faults).isEmpty();
  }

  private static Map<String, Object> and(Map<String, Object> some, String name, Object value) {
    Map<String, Object> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }

  private static Call with(Call call, Map<String, Object> parameters) {
    parameters.forEach(call::with);
    return call;
  }
}
