package dev.reelwise.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UploadTest extends ApiTest {

  @Autowired private ObjectStore store;
  @Autowired private Places places;

  @Test
  void anUploadBecomesAVideoWithItsEvent() throws IOException {
    Visitor user = newUser();

    Answer answer =
        new Upload()
            .field("title", "  My\ttalk ")
            .file("talk.mp4", "the bytes")
            .field("description", "Line 1\nLine 2")
            .by(user);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode video = answer.data();
    assertThat(video.path("title").asString()).isEqualTo("My talk");
    assertThat(video.path("description").asString()).isEqualTo("Line 1\nLine 2");
    assertThat(video.path("status").asString()).isEqualTo("transcoding");
    assertThat(video.path("uploader").path("name").asString()).isEqualTo("Ada Lovelace");
    VideoId id = new VideoId(video.path("id").intValue());
    try (var stored = store.open(ObjectKey.original(id))) {
      assertThat(stored.readAllBytes()).asString().isEqualTo("the bytes");
    }
    assertThat(store.find(ObjectKey.original(id)).orElseThrow().contentType())
        .isEqualTo("video/mp4");
    assertEvent(id, user);
  }

  private void assertEvent(VideoId id, Visitor user) {
    List<Map<String, Object>> events = rows().eventsOf(id);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst()).containsEntry("topic", "video.uploaded");
    JsonNode event = new JsonMapper().readTree((String) events.getFirst().get("payload"));
    assertThat(event.path("userId").intValue()).isEqualTo(user.userId());
    assertThat(event.path("fileKey").asString()).isEqualTo("videos/original/" + id + ".mp4");
    assertThat(event.path("metadata").path("filename").asString()).isEqualTo("talk.mp4");
    assertThat(event.path("metadata").path("contentType").asString()).isEqualTo("video/mp4");
  }

  @Test
  void itsLineInTheLogNamesTheVideoAndTheUser() {
    Visitor user = newUser();
    List<Map<String, String>> lines = new CopyOnWriteArrayList<>();
    Appender<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent line) {
            lines.add(line.getMDCPropertyMap());
          }
        };
    appender.start();
    Logger log = (Logger) LoggerFactory.getLogger(Uploads.class);
    log.addAppender(appender);
    try {
      int video = new Upload().file("talk.mp4", "bytes").by(user).data().path("id").intValue();
      assertThat(lines)
          .filteredOn("user", Integer.toString(user.userId()))
          .singleElement(MAP)
          .containsEntry("video", Integer.toString(video))
          .containsKey("request_id");
    } finally {
      log.detachAppender(appender);
    }
  }

  @Test
  void theTitleIsTheFilesNameIfNoneIsGiven() {
    Visitor user = newUser();

    assertThat(titleOf(user, "Holiday in Köln 🎥.final.mkv")).isEqualTo("Holiday in Köln 🎥.final");
    assertThat(titleOf(user, "../../etc/passwd")).isEqualTo("passwd");
    assertThat(titleOf(user, "C:\\\\videos\\\\a.avi")).isEqualTo("a");
    assertThat(titleOf(user, "it's %22quoted%22; drop table videos.mp4")).contains("drop table");
    assertThat(titleOf(user, "tab\tand\u0007bell.mp4")).isEqualTo("tab andbell");
    assertThat(titleOf(user, ".mp4")).isEqualTo(".mp4");
    assertThat(titleOf(user, "/")).isEqualTo("video");
    assertThat(titleOf(user, "x".repeat(400))).hasSize(200);
  }

  private static String titleOf(Visitor user, String fileName) {
    Answer answer = new Upload().file(fileName, "bytes").by(user);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data().path("title").asString();
  }

  @Test
  void aFormThatIsNotRightIsRefusedAndLeavesNothing() {
    Visitor user = newUser();
    int last = rows().lastVideo();

    assertThat(fault(new Upload().field("title", "no file"), user)).startsWith("file is missing");
    assertThat(fault(new Upload().file("empty.mp4", ""), user)).startsWith("file is empty");
    assertThat(fault(new Upload().file("a.mp4", "1").file("b.mp4", "2"), user))
        .isEqualTo("file may be there only once");
    assertThat(fault(new Upload().file("a.mp4", "1").field("admin", "true"), user))
        .isEqualTo("admin is not a known field");
    assertThat(fault(new Upload().file("a.mp4", "1").field("title", "x".repeat(201)), user))
        .isEqualTo("title may have at most 200 characters");
    assertThat(fault(new Upload().field("file", "not a file"), user))
        .isEqualTo("file must be a file, with a filename");

    assertThat(rows().videosOf(user.userId())).isEmpty();
    assertNoObjectsAfter(last);
  }

  private static String fault(Upload upload, Visitor user) {
    Answer answer = upload.by(user);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.json().path("message").path(0).asString();
  }

  private void assertNoObjectsAfter(int last) {
    for (int id = last + 1; id < last + 30; id++) {
      assertThat(store.find(ObjectKey.original(new VideoId(id)))).isEmpty();
    }
  }

  @Test
  void aBodyThatEndsTooSoonIsRefusedAndLeavesNothing() {
    Visitor user = newUser();
    int last = rows().lastVideo();

    Answer cut =
        user.send(
            "POST",
            "/api/v1/videos/upload",
            new Upload().file("a.mp4", "bytes").withoutEnd(),
            "Content-Type",
            Upload.TYPE);
    Answer noBoundary =
        user.send(
            "POST",
            "/api/v1/videos/upload",
            new Upload().file("a.mp4", "bytes").body(),
            "Content-Type",
            "multipart/form-data");

    assertThat(cut.status()).isEqualTo(400);
    assertThat(cut.json().path("type").asString()).isEqualTo("urn:reelwise:problem:broken-upload");
    assertThat(noBoundary.status()).isEqualTo(400);
    assertThat(rows().videosOf(user.userId())).isEmpty();
    assertNoObjectsAfter(last);
  }

  @Test
  void aClientThatHangsUpLeavesNothing() throws Exception {
    Visitor user = newUser();
    int last = rows().lastVideo();
    byte[] start = new byte[20_000_000];

    try (Socket socket = socket(user, 100_000_000)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("--"
                  + Upload.BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\"file\";"
                  + " filename=\"a.mp4\"\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(start);
    }

    Eventually.isTrue(places::quiet);
    assertThat(rows().videosOf(user.userId())).isEmpty();
    assertNoObjectsAfter(last);
  }

  private Socket socket(Visitor user, long length) throws IOException {
    Socket socket = new Socket("localhost", port());
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/videos/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + user.token()
                    + "\r\nContent-Type: "
                    + Upload.TYPE
                    + "\r\nContent-Length: "
                    + length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    try (Socket socket = socket(newUser(), 5_000_000_000L)) {
      socket.setSoTimeout(10_000);
      byte[] answer = new byte[15];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 15)).isEqualTo(15);
      assertThat(answer).asString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void onlyThoseWhoAreSignedInUpload() {
    Answer answer = new Upload().file("a.mp4", "bytes").by(visitor());

    assertThat(answer.status()).isEqualTo(401);
  }
}
